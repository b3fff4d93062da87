using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace RecordsPortal.Core.Migrations;

/// <summary>Lets <c>dotnet ef migrations add</c> build the model without a host; it never opens the database.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<RecordsDbContext>
{
    public RecordsDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<RecordsDbContext>().UseSqlite("Data Source=:memory:").Options, line: null!);
}
