using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Accounts.Factors;

/// <summary>A key to be put into an app.</summary>
/// <param name="Text">As it is typed where no camera is at hand.</param>
/// <param name="Uri">As a QR code says it. Never log it: it holds the key.</param>
public sealed record OfferedKey(string Text, string Uri);

/// <param name="Codes">Shown once; empty unless the outcome is Done, and where the ones there were still count.</param>
/// <param name="SignedIn">Where whoever set it up was half way: they are in now.</param>
public sealed record NewCodes(Outcome Outcome, IReadOnlyList<string> Codes, SignedIn? SignedIn = null);

/// <param name="IsRequired">Whoever it is required of cannot take the last one away.</param>
public sealed record FactorView(bool HasApp, int CodesLeft, bool IsRequired);

/// <summary>
/// The second step of whoever asks: somebody signed in, or half way there. Setting it up, showing it, taking it away. What changes it asks
/// for the password again; whoever is half way there has said it just now.
/// </summary>
public sealed class FactorService
{
    public const string CodeField = "Code";

    private readonly RecordsDb _database;
    private readonly ICurrentUser _user;
    private readonly PasswordService _passwords;
    private readonly FactorProof _proof;
    private readonly Entrance _entrance;
    private readonly TimeProvider _time;

    internal FactorService(RecordsDb database, ICurrentUser user, PasswordService passwords, FactorProof proof, Entrance entrance, TimeProvider time) =>
        (_database, _user, _passwords, _proof, _entrance, _time) = (database, user, passwords, proof, entrance, time);

    /// <summary>Null for nobody: not signed in, and no half way that still counts.</summary>
    public async Task<FactorView?> ViewAsync(Halfway? half = null, CancellationToken cancel = default)
    {
        await using var db = _database.Open();
        if (await WhoAsync(db, half, cancel) is not { } account)
        {
            return null;
        }

        var hasApp = await db.Authenticators.AnyAsync(a => a.Id == account.Id && a.KeySealed != null, cancel);
        var left = await db.RecoveryCodes.CountAsync(c => c.AccountId == account.Id && c.UsedAt == null, cancel);
        return new FactorView(hasApp, left, await _entrance.OwedAsync(db, account, cancel) != FactorOwed.Nothing && account.StudentId is null && !_entrance.IsDemonstration);
    }

    /// <summary>The key to be shown: the same one until it was proven, or a reader who mistyped the first code would have to scan again.</summary>
    public async Task<OfferedKey?> OfferAsync(Halfway? half = null, CancellationToken cancel = default)
    {
        await using var db = _database.Open();
        if (await EnrollingAsync(db, half, cancel) is not { } account)
        {
            return null;
        }

        db.Change = ChangeOf(account);
        var key = await db.InLineAsync(async () =>
        {
            var row = await db.Authenticators.FirstOrDefaultAsync(a => a.Id == account.Id, cancel) ?? db.Authenticators.Add(new Authenticator { Id = account.Id }).Entity;
            row.OfferedSealed ??= _proof.Key.SealBytes(FactorProof.Column(account.Id), RandomNumberGenerator.GetBytes(Totp.KeyBytes));
            await db.SaveChangesAsync(cancel);
            return _proof.Key.OpenBytes(FactorProof.Column(account.Id), row.OfferedSealed);
        }, cancel);
        var text = Totp.Text(key);
        return new OfferedKey(text, $"otpauth://totp/RecordsPortal:{Uri.EscapeDataString(account.UserName!)}?secret={text}&issuer=RecordsPortal");
    }

    /// <summary>Puts the shown key into use once a code made with it is right, and makes new recovery codes.</summary>
    /// <param name="password">Asked of whoever is signed in; nobody reads it where <paramref name="half"/> is given.</param>
    public async Task<NewCodes> ConfirmAsync(Halfway? half, string? code, string? password, string device, CancellationToken cancel = default)
    {
        await using var db = _database.Open();
        if (await EnrollingAsync(db, half, cancel) is not { } account)
        {
            return new NewCodes(new Outcome.Refused(FactorKeys.TooLate), []);
        }

        if (half is null && await _passwords.AskAgainAsync(password, cancel) is { } unknown)
        {
            return new NewCodes(unknown, []);
        }

        db.Change = ChangeOf(account);
        var answer = await db.InLineAsync(async () =>
        {
            var row = await db.Authenticators.FirstOrDefaultAsync(a => a.Id == account.Id, cancel);
            var typed = string.Concat((code ?? "").Where(char.IsAsciiDigit));
            if (row?.OfferedSealed is not { } offered || Totp.StepOf(_proof.Key.OpenBytes(FactorProof.Column(account.Id), offered), typed, _time.GetUtcNow()) is not { } step)
            {
                return new NewCodes(new Outcome.Invalid([new FieldError(CodeField, FactorKeys.CodeWrong)]), []);
            }

            (row.KeySealed, row.OfferedSealed, row.LastStep) = (offered, null, step);
            await RestampAsync(db, account.Id, cancel);
            db.Change.Acts.Add(FactorLines.Of(account.Id, account.StudentId, FactorLines.AppAdded));
            var codes = await _proof.IssueAsync(db, account.Id, cancel);
            await db.SaveChangesAsync(cancel);
            return new NewCodes(Outcome.Ok(account.Id), codes);
        }, cancel);
        return answer.Outcome is Outcome.Done && half is not null ? answer with { SignedIn = (await _entrance.LetInAsync(account, device, cancel)).SignedIn } : answer;
    }

    /// <summary>Ten new recovery codes; the old ones are void.</summary>
    public async Task<NewCodes> NewCodesAsync(string? password, CancellationToken cancel = default)
    {
        await using var db = _database.Open();
        if (await WhoAsync(db, null, cancel) is not { } account)
        {
            return new NewCodes(new Outcome.Refused(FactorKeys.TooLate), []);
        }

        if (await _passwords.AskAgainAsync(password, cancel) is { } unknown)
        {
            return new NewCodes(unknown, []);
        }

        db.Change = ChangeOf(account);
        return await db.InLineAsync(async () =>
        {
            var codes = await _proof.IssueAsync(db, account.Id, cancel);
            db.Change.Acts.Add(FactorLines.Of(account.Id, account.StudentId, FactorLines.CodesMade));
            await db.SaveChangesAsync(cancel);
            return new NewCodes(Outcome.Ok(account.Id), codes);
        }, cancel);
    }

    /// <summary>Takes the app and its recovery codes away, where nobody has to have one.</summary>
    public async Task<Outcome> RemoveAppAsync(string? password, CancellationToken cancel = default)
    {
        await using var db = _database.Open();
        if (await WhoAsync(db, null, cancel) is not { } account)
        {
            return new Outcome.Refused(OutcomeKeys.NotAllowed);
        }

        if (await _passwords.AskAgainAsync(password, cancel) is { } unknown)
        {
            return unknown;
        }

        if (account.StudentId is null && !_entrance.IsDemonstration && !await db.Set<IdentityUserPasskey<Guid>>().AnyAsync(p => p.UserId == account.Id, cancel))
        {
            return new Outcome.Refused(FactorKeys.Required);
        }

        db.Change = ChangeOf(account);
        return await db.InLineAsync(async () =>
        {
            await ForgetAppAsync(db, account.Id, cancel);
            db.Change.Acts.Add(FactorLines.Of(account.Id, account.StudentId, FactorLines.AppRemoved));
            await db.SaveChangesAsync(cancel);
            return Outcome.Ok(account.Id);
        }, cancel);
    }

    /// <summary>The second step itself.</summary>
    public async Task<AccountAnswer> EnterAsync(Halfway? half, string? code, string device, CancellationToken cancel = default)
    {
        await using var db = _database.Open();
        return half is null || await WhoAsync(db, half, cancel) is not { } account ? AccountAnswer.Refused(FactorKeys.TooLate)
            : await _proof.FitsAsync(account.Id, code, cancel) ? await _entrance.LetInAsync(account, device, cancel)
            : AccountAnswer.Invalid(CodeField, FactorKeys.CodeWrong);
    }

    internal static async Task ForgetAppAsync(RecordsDbContext db, Guid account, CancellationToken cancel)
    {
        db.Authenticators.RemoveRange(await db.Authenticators.Where(a => a.Id == account).ToListAsync(cancel));
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.AccountId == account).ToListAsync(cancel));
    }

    /// <summary>Who may set something up: anybody signed in, and half way only who owes just that. With a factor in place, a password alone must not put another beside it.</summary>
    internal async Task<Account?> EnrollingAsync(RecordsDbContext db, Halfway? half, CancellationToken cancel)
    {
        var account = await WhoAsync(db, half, cancel);
        return half is null || (account is not null && await _entrance.OwedAsync(db, account, cancel) == FactorOwed.Enrolment) ? account : null;
    }

    /// <summary>Whoever else stood half way with the same password has to begin again.</summary>
    internal static async Task RestampAsync(RecordsDbContext db, Guid account, CancellationToken cancel)
    {
        var row = await db.Users.SingleAsync(a => a.Id == account, cancel);
        (row.SecurityStamp, row.ConcurrencyStamp) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString());
    }

    internal async Task<Account?> WhoAsync(RecordsDbContext db, Halfway? half, CancellationToken cancel)
    {
        var id = half?.AccountId ?? (await _user.GetAsync(cancel)).AccountId;
        var account = await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id && !a.IsDisabled, cancel);
        return half is null || account?.SecurityStamp == half.Stamp ? account : null;
    }

    internal static ChangeContext ChangeOf(Account account) => new(new Actor(account.Id, account.DisplayName, account.StudentId, []))
    {
        Source = account.StudentId is null ? ChangeSource.Officer : ChangeSource.Student,
    };
}
