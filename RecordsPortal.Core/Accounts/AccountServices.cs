using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts.Factors;
using RecordsPortal.Core.Accounts.People;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry.Budgets;

namespace RecordsPortal.Core.Accounts;

internal static class AccountServices
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<PasswordHashes>();
        services.AddSingleton<PasswordPolicy>();
        services.AddIdentityCore<Account>(SetIdentity);
        services.AddScoped<IUserStore<Account>>(provider =>
        {
            var db = provider.GetRequiredService<RecordsDbContext>();
            // What Identity itself writes nobody asked for by name; services that act for somebody set their own.
            db.Change ??= new ChangeContext(Actor.System) { Source = ChangeSource.System };
            return new UserOnlyStore<Account, RecordsDbContext, Guid>(db);
        });
        services.AddSingleton<AccessService>();
        services.AddSingleton(provider => new Attempts(
            provider.GetRequiredService<RecordsDb>(), provider.GetRequiredService<Vault>(), provider.GetRequiredService<TimeProvider>()));
        services.AddScoped<SignInService>();
        services.AddScoped<SessionService>();
        services.AddScoped<PasswordService>();
        services.AddScoped(provider => new ResetCodeService(
            provider.GetRequiredService<Writes>(), provider.GetRequiredService<Vault>(), provider.GetRequiredService<RecordsDb>(),
            provider.GetRequiredService<Attempts>(), provider.GetRequiredService<PasswordService>(), provider.GetRequiredService<PasswordHashes>(),
            provider.GetRequiredService<PasswordPolicy>(), provider.GetRequiredService<Entrance>(), provider.GetRequiredService<TimeProvider>()));
        services.AddFactors();
        services.AddSingleton<RoleHolders>(HoldersAsync);
        services.AddScoped<PeopleService>();
        services.AddScoped<StaffService>();
        services.AddSingleton<FirstAdministratorLink>();
        services.AddScoped(provider => new FirstAdministratorService(
            provider.GetRequiredService<FirstAdministratorLink>(), provider.GetRequiredService<RecordsDbContext>(), provider.GetRequiredService<UserManager<Account>>(),
            provider.GetRequiredService<PasswordPolicy>(), provider.GetRequiredService<Entrance>(), provider.GetRequiredService<TimeProvider>()));
    }

    private static async Task<IReadOnlyList<(Guid Account, Role Role)>> HoldersAsync(RecordsDbContext db, IReadOnlyList<Role> roles, CancellationToken cancel)
    {
        var held = await db.Grants.AsNoTracking().Where(g => roles.Contains(g.Role) && db.Users.Any(a => a.Id == g.AccountId && !a.IsDisabled))
            .Select(g => new { g.AccountId, g.Role }).Distinct().ToListAsync(cancel);
        return [.. held.Select(g => (g.AccountId, g.Role))];
    }

    private static void AddFactors(this IServiceCollection services)
    {
        services.AddSingleton(provider => new Entrance(provider.GetRequiredService<RecordsDb>(), provider.GetRequiredService<AccessService>(), provider.GetRequiredService<IOptions<DemoOptions>>()));
        services.AddSingleton(provider => new FactorProof(
            provider.GetRequiredService<RecordsDb>(), provider.GetRequiredService<Vault>(), provider.GetRequiredService<Attempts>(), provider.GetRequiredService<TimeProvider>()));
        services.AddScoped(provider => new FactorService(
            provider.GetRequiredService<RecordsDb>(), provider.GetRequiredService<ICurrentUser>(), provider.GetRequiredService<PasswordService>(),
            provider.GetRequiredService<FactorProof>(), provider.GetRequiredService<Entrance>(), provider.GetRequiredService<TimeProvider>()));
        services.AddScoped(provider => new PasskeyService(
            provider.GetRequiredService<UserManager<Account>>(), provider.GetRequiredService<RecordsDbContext>(), provider.GetRequiredService<ICurrentUser>(),
            provider.GetRequiredService<PasswordService>(), provider.GetRequiredService<FactorService>(), provider.GetRequiredService<FactorProof>(),
            provider.GetRequiredService<Entrance>()));
    }

    internal static void SetIdentity(IdentityOptions options)
    {
        // Which passwords are good is PasswordRules' to say; Identity's own composition rules would ask for what people must write down.
        options.Password = new PasswordOptions { RequiredLength = PasswordRules.Shortest, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
        options.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
    }
}
