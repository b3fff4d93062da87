using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Accounts.Factors;

/// <summary>The one door after the password: begins a session, or sends on to the second step. Public as a handle for services' constructors only.</summary>
public sealed class Entrance
{
    private readonly RecordsDb _database;
    private readonly AccessService _access;
    private readonly IOptions<DemoOptions> _demo;

    internal Entrance(RecordsDb database, AccessService access, IOptions<DemoOptions> demo) => (_database, _access, _demo) = (database, access, demo);

    internal bool IsDemonstration => _demo.Value.Enabled;

    /// <param name="account">Whose password was right just now.</param>
    internal async Task<AccountAnswer> OpenAsync(Account account, string device, CancellationToken cancel)
    {
        await using var db = _database.Open();
        // Read again: a password that was set a moment ago brought a new stamp.
        var (owed, stamp) = (await OwedAsync(db, account, cancel), await db.Users.Where(a => a.Id == account.Id).Select(a => a.SecurityStamp).FirstAsync(cancel));
        return owed == FactorOwed.Nothing
            ? await LetInAsync(account, device, cancel)
            : new AccountAnswer(Outcome.Ok(account.Id), null, new Halfway(account.Id, account.DisplayName, stamp ?? "", owed));
    }

    internal async Task<AccountAnswer> LetInAsync(Account account, string device, CancellationToken cancel) =>
        new(Outcome.Ok(account.Id), await SignInService.StartAsync(_access, account, device, cancel));

    internal async Task<FactorOwed> OwedAsync(RecordsDbContext db, Account account, CancellationToken cancel) => FactorRules.Owed(
        account.StudentId is null,
        await db.Authenticators.AnyAsync(a => a.Id == account.Id && a.KeySealed != null, cancel),
        await db.Set<IdentityUserPasskey<Guid>>().AnyAsync(p => p.UserId == account.Id, cancel),
        _demo.Value.Enabled);
}
