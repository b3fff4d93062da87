using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts.Factors;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Accounts;

/// <summary>Makes the administrator of an empty portal, once.</summary>
public sealed class FirstAdministratorService
{
    public const string UserField = "User";
    public const string NameField = "Name";

    private readonly FirstAdministratorLink _link;
    private readonly RecordsDbContext _db;
    private readonly UserManager<Account> _users;
    private readonly PasswordPolicy _policy;
    private readonly Entrance _entrance;
    private readonly TimeProvider _time;

    /// <param name="db">The context the user manager's store writes through, so that account and role are one transaction.</param>
    internal FirstAdministratorService(FirstAdministratorLink link, RecordsDbContext db, UserManager<Account> users, PasswordPolicy policy, Entrance entrance, TimeProvider time) =>
        (_link, _db, _users, _policy, _entrance, _time) = (link, db, users, policy, entrance, time);

    public async Task<bool> IsNeededAsync(CancellationToken cancel = default) => !await _db.Users.AnyAsync(cancel);

    public async Task<AccountAnswer> CreateAsync(string? token, string? user, string? name, string? password, string device, CancellationToken cancel = default)
    {
        var (userName, displayName) = (user?.Trim() ?? "", name?.Trim() ?? "");
        if (displayName.Length is 0 or > Limits.Name)
        {
            return AccountAnswer.Invalid(NameField, AccountKeys.NameMissing);
        }

        if (_policy.FaultOf(password, [userName, .. PasswordRules.WordsAbout(displayName)]) is { } fault)
        {
            return AccountAnswer.Invalid(PasswordService.PasswordField, fault);
        }

        var account = new Account { UserName = userName, DisplayName = displayName, CreatedAt = _time.GetUtcNow().UtcDateTime, LockoutEnabled = true };
        _db.Change = new ChangeContext(new Actor(account.Id, displayName, null, []));
        return await _db.InLineAsync(() => CreateAloneAsync(token, account, password!, cancel), cancel) is { } refusal
            ? refusal
            : await _entrance.OpenAsync(account, device, cancel);
    }

    private async Task<AccountAnswer?> CreateAloneAsync(string? token, Account account, string password, CancellationToken cancel)
    {
        if (!_link.Fits(token) || await _db.Users.AnyAsync(cancel))
        {
            return AccountAnswer.Refused(AccountKeys.LinkUsed);
        }

        var result = await _users.CreateAsync(account, password);
        if (!result.Succeeded)
        {
            return new AccountAnswer(new Outcome.Invalid([.. result.Errors.Select(error => new FieldError(UserField, $"Identity.{error.Code}"))]));
        }

        _db.Grants.Add(new Grant { AccountId = account.Id, Role = Role.Administrator });
        await _db.SaveChangesAsync(cancel);
        _link.Close();
        return null;
    }
}
