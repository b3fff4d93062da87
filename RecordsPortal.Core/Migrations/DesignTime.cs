using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core.Accounts;

namespace RecordsPortal.Core.Migrations;

/// <summary>Lets <c>dotnet ef migrations add</c> build the model without a host; it never opens the database.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<RecordsDbContext>
{
    public RecordsDbContext CreateDbContext(string[] args) =>
        new(
        new DbContextOptionsBuilder<RecordsDbContext>()
            .UseSqlite("Data Source=:memory:")
            // Identity reads the version of its own tables from its options, through these services.
            .UseApplicationServiceProvider(new ServiceCollection().Configure<IdentityOptions>(AccountServices.SetIdentity).BuildServiceProvider())
            .Options,
        line: null!);
}
