using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using RecordsPortal.Core;

namespace RecordsPortal.Tests.Backups;

/// <summary>What a later version of the portal would bring.</summary>
[DbContext(typeof(RecordsDbContext))]
[Migration(Name)]
internal sealed class LaterMigration : Migration
{
    public const string Name = "29990101000000_Later";

    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("CREATE TABLE Later (Id TEXT NOT NULL)");
}
