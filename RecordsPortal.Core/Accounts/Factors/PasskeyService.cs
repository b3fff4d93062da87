using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Accounts.Factors;

/// <param name="Id">Base64url; names it in the page's forms.</param>
/// <param name="Name">The device it was made on, as the browser named it.</param>
/// <param name="CreatedAt">UTC.</param>
public sealed record OwnPasskey(string Id, string Name, DateTime CreatedAt);

/// <summary>
/// Keeps passkeys. That one is good was checked by Identity before it comes here. A passkey signs in by itself, password or not: it is the
/// device and the finger on it, two things in one, and cannot be typed into another site.
/// </summary>
public sealed class PasskeyService
{
    private readonly UserManager<Account> _users;
    private readonly RecordsDbContext _db;
    private readonly ICurrentUser _user;
    private readonly PasswordService _passwords;
    private readonly FactorService _factors;
    private readonly FactorProof _proof;
    private readonly Entrance _entrance;

    /// <param name="db">The context the user manager's store writes through, so that the key and its line are one save.</param>
    internal PasskeyService(UserManager<Account> users, RecordsDbContext db, ICurrentUser user, PasswordService passwords, FactorService factors, FactorProof proof, Entrance entrance) =>
        (_users, _db, _user, _passwords, _factors, _proof, _entrance) = (users, db, user, passwords, factors, proof, entrance);

    /// <summary>For whom a key may be made now; null for nobody.</summary>
    public async Task<PasskeyOwner?> OwnerAsync(Halfway? half, CancellationToken cancel = default) =>
        await _factors.EnrollingAsync(_db, half, cancel) is { } account ? new PasskeyOwner(account.Id.ToString(), account.UserName!, account.DisplayName) : null;

    public async Task<IReadOnlyList<OwnPasskey>> OwnAsync(CancellationToken cancel = default)
    {
        var actor = await _user.GetAsync(cancel);
        var rows = await _db.Set<IdentityUserPasskey<Guid>>().AsNoTracking().Where(p => p.UserId == actor.AccountId).ToListAsync(cancel);
        return [.. rows.OrderBy(p => p.Data.CreatedAt).Select(p => new OwnPasskey(TextOf(p.CredentialId), p.Data.Name ?? "", p.Data.CreatedAt.UtcDateTime))];
    }

    public async Task<bool> HasAsync(Halfway half, CancellationToken cancel = default) =>
        await _db.Set<IdentityUserPasskey<Guid>>().AnyAsync(p => p.UserId == half.AccountId, cancel);

    /// <param name="owner">The id the key was made for; it must be whoever sends it now.</param>
    /// <param name="password">Asked of whoever is signed in; nobody reads it where <paramref name="half"/> is given.</param>
    /// <returns>With recovery codes where there were none: a telephone with its key can be lost too.</returns>
    public async Task<NewCodes> AddAsync(Halfway? half, string owner, UserPasskeyInfo passkey, string? password, string device, CancellationToken cancel = default)
    {
        if (await _factors.EnrollingAsync(_db, half, cancel) is not { } account || account.Id.ToString() != owner)
        {
            return new NewCodes(new Outcome.Refused(FactorKeys.TooLate), []);
        }

        if (half is null && await _passwords.AskAgainAsync(password, cancel) is { } unknown)
        {
            return new NewCodes(unknown, []);
        }

        if (await _db.Set<IdentityUserPasskey<Guid>>().CountAsync(p => p.UserId == account.Id, cancel) >= FactorRules.MostPasskeys)
        {
            return new NewCodes(new Outcome.Refused(FactorKeys.TooManyPasskeys), []);
        }

        passkey.Name = device.Length > 200 ? device[..200] : device;
        _db.Change = FactorService.ChangeOf(account);
        var codes = await _db.InLineAsync(async () =>
        {
            var made = account.StudentId is null && !await _db.RecoveryCodes.AnyAsync(c => c.AccountId == account.Id, cancel) ? await _proof.IssueAsync(_db, account.Id, cancel) : [];
            _db.Change.Acts.Add(FactorLines.Of(account.Id, account.StudentId, FactorLines.PasskeyAdded));
            await FactorService.RestampAsync(_db, account.Id, cancel);
            await _users.AddOrUpdatePasskeyAsync(await _db.Users.SingleAsync(a => a.Id == account.Id, cancel), passkey);
            return made;
        }, cancel);
        return new NewCodes(Outcome.Ok(account.Id), codes, half is null ? null : (await _entrance.LetInAsync(account, device, cancel)).SignedIn);
    }

    /// <summary>Lets in whoever showed a passkey of theirs, and keeps its counter.</summary>
    public async Task<AccountAnswer> EnterAsync(Account account, UserPasskeyInfo passkey, string device, CancellationToken cancel = default)
    {
        if (account.IsDisabled)
        {
            return AccountAnswer.Refused(FactorKeys.PasskeyFailed);
        }

        await _users.AddOrUpdatePasskeyAsync(account, passkey);
        return await _entrance.LetInAsync(account, device, cancel);
    }

    public async Task<Outcome> RemoveAsync(string id, string? password, CancellationToken cancel = default)
    {
        if (await _factors.WhoAsync(_db, null, cancel) is not { } account || Bytes(id) is not { } credential)
        {
            return new Outcome.Refused(OutcomeKeys.NotAllowed);
        }

        if (await _passwords.AskAgainAsync(password, cancel) is { } unknown)
        {
            return unknown;
        }

        var keys = _db.Set<IdentityUserPasskey<Guid>>();
        var isLast = await keys.CountAsync(p => p.UserId == account.Id, cancel) == 1 && !await _db.Authenticators.AnyAsync(a => a.Id == account.Id && a.KeySealed != null, cancel);
        if (isLast && account.StudentId is null && !_entrance.IsDemonstration)
        {
            return new Outcome.Refused(FactorKeys.Required);
        }

        _db.Change = FactorService.ChangeOf(account);
        _db.Change.Acts.Add(FactorLines.Of(account.Id, account.StudentId, FactorLines.PasskeyRemoved));
        keys.RemoveRange(await keys.Where(p => p.UserId == account.Id && p.CredentialId == credential).ToListAsync(cancel));
        await _db.SaveChangesAsync(cancel);
        return Outcome.Ok(account.Id);
    }

    private static string TextOf(byte[] id) => System.Buffers.Text.Base64Url.EncodeToString(id);

    private static byte[]? Bytes(string id) => System.Buffers.Text.Base64Url.IsValid(id) ? System.Buffers.Text.Base64Url.DecodeFromChars(id) : null;
}

/// <summary>Whom an authenticator is told the key is for.</summary>
public sealed record PasskeyOwner(string Id, string Name, string DisplayName);
