using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts.Factors;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Accounts;

/// <summary>What an account act came to, and if it was <see cref="Outcome.Done"/>, the session it began or the second step it leads to.</summary>
public sealed record AccountAnswer(Outcome Outcome, SignedIn? SignedIn = null, Halfway? Halfway = null)
{
    internal static AccountAnswer Refused(string key) => new(new Outcome.Refused(key));

    internal static AccountAnswer Invalid(string field, string key) => new(new Outcome.Invalid([new FieldError(field, key)]));
}

/// <summary>Sets passwords. Whoever sets one begins anew, and every other session of the account is over.</summary>
public sealed class PasswordService(
    RecordsDb database, ICurrentUser user, Attempts attempts, PasswordHashes passwords, PasswordPolicy policy, SignInService signIn, Entrance entrance, SealedValues sealedValues, TimeProvider time)
{
    public const string PasswordField = "Password";
    public const string CurrentField = "CurrentPassword";

    /// <summary>One's own password, by its owner: the old one proves that it is not somebody at an unlocked screen.</summary>
    public async Task<AccountAnswer> ChangeAsync(string? current, string? password, string device, CancellationToken cancel = default)
    {
        if ((await user.GetAsync(cancel)).AccountId is not { } id)
        {
            return AccountAnswer.Refused(OutcomeKeys.NotAllowed);
        }

        if (await AskAgainAsync(current, cancel) is { } unknown)
        {
            return new AccountAnswer(unknown);
        }

        await using var db = database.Open();
        var account = await db.Users.AsNoTracking().SingleAsync(a => a.Id == id, cancel);
        return await ReplaceAsync(db, account, current, password, cancel) ?? await entrance.LetInAsync(account, device, cancel);
    }

    /// <summary>A password that was used for too long, exchanged by its owner, who cannot come in with it.</summary>
    /// <param name="name">Candidate number, student number or user name.</param>
    /// <returns>Refuses name and current password as signing in does.</returns>
    public async Task<AccountAnswer> RenewAsync(string? name, string? current, string? password, string device, CancellationToken cancel = default)
    {
        await using var db = database.Open();
        return await signIn.KnownAsync(db, name, current, cancel) is { } account
            ? await ReplaceAsync(db, account, current, password, cancel) ?? await entrance.OpenAsync(account, device, cancel)
            : AccountAnswer.Refused(AccountKeys.SignInFailed);
    }

    /// <returns>Null once the new one is set.</returns>
    private async Task<AccountAnswer?> ReplaceAsync(RecordsDbContext db, Account account, string? current, string? password, CancellationToken cancel) =>
        (password == current ? AccountKeys.PasswordSame : await FaultOfAsync(db, account, password, cancel)) is { } fault
            ? AccountAnswer.Invalid(PasswordField, fault)
            : await SetAsync(account, passwords.Hash(password!), (_, _) => Task.FromResult(true), cancel);

    /// <summary>
    /// Before what outlives the session: the person acting says their password again, so that an unlocked screen is not enough.
    /// Wrong ones count as they do at the door.
    /// </summary>
    /// <returns>Null when it is right.</returns>
    internal async Task<Outcome.Invalid?> AskAgainAsync(string? current, CancellationToken cancel)
    {
        await using var db = database.Open();
        var id = (await user.GetAsync(cancel)).AccountId;
        var account = await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancel);
        var subject = account is null ? null : SignInService.SubjectOf(account, null);
        var mayTry = subject is not null && await attempts.BeginAsync(SignInService.Purpose, subject, account!.Id, cancel);
        if (!passwords.Verify(mayTry ? account : null, current))
        {
            return new Outcome.Invalid([new FieldError(CurrentField, AccountKeys.CurrentPasswordWrong)]);
        }

        await attempts.ForgiveAsync(SignInService.Purpose, subject!, cancel);
        return null;
    }

    internal async Task<string?> FaultOfAsync(RecordsDbContext db, Account account, string? password, CancellationToken cancel) =>
        policy.FaultOf(password, await db.WordsOfAsync(sealedValues, account.UserName!, account.DisplayName, account.StudentId, cancel));

    /// <param name="consume">Uses up what proved the right to do this, in the same transaction; false if it is gone meanwhile.</param>
    /// <returns>Null once it is set.</returns>
    internal async Task<AccountAnswer?> SetAsync(Account account, string hash, Func<RecordsDbContext, DateTime, Task<bool>> consume, CancellationToken cancel)
    {
        await using var db = database.Open();
        db.Change = new ChangeContext(new Actor(account.Id, account.DisplayName, account.StudentId, []))
        {
            Source = account.StudentId is null ? ChangeSource.Officer : ChangeSource.Student,
        };
        var isSet = await db.InLineAsync(async () =>
        {
            var now = time.GetUtcNow().UtcDateTime;
            if (!await consume(db, now))
            {
                return false;
            }

            var row = await db.Users.SingleAsync(a => a.Id == account.Id, cancel);
            (row.PasswordHash, row.SecurityStamp, row.ConcurrencyStamp) = (hash, Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString());
            await EndSessionsAsync(db, account.Id, now, cancel);
            // The hash itself is a secret; that there is a new one is not.
            db.Change.Acts.Add(new ChangeEntry { Kind = nameof(Account), RecordId = account.Id, StudentId = account.StudentId, Action = ChangeAction.Changed, Field = PasswordField, Source = db.Change.Source });
            await db.SaveChangesAsync(cancel);
            return true;
        }, cancel);
        if (!isSet)
        {
            return AccountAnswer.Refused(AccountKeys.ResetFailed);
        }

        await attempts.ForgiveAsync(SignInService.Purpose, SignInService.SubjectOf(account, null), cancel);
        return null;
    }

    private static async Task EndSessionsAsync(RecordsDbContext db, Guid account, DateTime now, CancellationToken cancel)
    {
        foreach (var session in await db.Sessions.Where(s => s.AccountId == account && s.EndedAt == null).ToListAsync(cancel))
        {
            session.EndedAt = now;
        }
    }
}
