using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts.Factors;
using RecordsPortal.Core.Accounts.People;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Notices;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Accounts;

/// <param name="Code">Shown once, to the officer who asked: null unless the outcome is Done, and null again if the same command is repeated.</param>
/// <param name="ValidUntil">UTC.</param>
public sealed record IssuedCode(Outcome Outcome, string? Code = null, DateTime? ValidUntil = null);

/// <summary>One-time codes with which somebody sets a password: a student who forgot it, a member of staff who forgot it or has none yet.</summary>
public sealed class ResetCodeService
{
    public const string ReasonField = "Reason";

    /// <summary>Without characters that look alike on paper or sound alike on the telephone.</summary>
    internal const string Letters = "34679ACDEFGHJKMNPQRTUVWXY";
    private const int Length = 8;
    private const int WrongTriesAllowed = 5;
    private const string Purpose = "Reset";
    private static readonly TimeSpan Valid = TimeSpan.FromHours(24);

    private readonly Writes _writes;
    private readonly Vault _vault;
    private readonly RecordsDb _database;
    private readonly Attempts _attempts;
    private readonly PasswordService _passwords;
    private readonly PasswordHashes _hashes;
    private readonly PasswordPolicy _policy;
    private readonly Entrance _entrance;
    private readonly TimeProvider _time;

    internal ResetCodeService(Writes writes, Vault vault, RecordsDb database, Attempts attempts, PasswordService passwords, PasswordHashes hashes, PasswordPolicy policy, Entrance entrance, TimeProvider time) =>
        (_writes, _vault, _database, _attempts, _passwords, _hashes, _policy, _entrance, _time) = (writes, vault, database, attempts, passwords, hashes, policy, entrance, time);

    /// <summary>Gives out a code for one student; an earlier one is void from then on. The code is in the answer and nowhere else.</summary>
    /// <param name="reason">How the officer knew who was asking; the student can read it.</param>
    public Task<IssuedCode> IssueAsync(Guid command, Guid studentId, string? reason, CancellationToken cancel = default) =>
        IssueAsync(command, Feature.ResetCodes, reason, async scope => await scope.Db.StudentsWithin(scope.Reach).AnyAsync(s => s.Id == studentId, cancel)
            ? (true, await scope.Db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.StudentId == studentId && !a.IsDisabled, cancel))
            : (false, null), cancel);

    /// <summary>The same for a member of staff, by the administrator: their first password as well as a forgotten one. Nobody gives one to themselves.</summary>
    public Task<IssuedCode> IssueToStaffAsync(Guid command, Guid accountId, string? reason, CancellationToken cancel = default) =>
        IssueAsync(command, Feature.People, reason, async scope =>
        {
            var account = await scope.Db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == accountId && a.StudentId == null, cancel);
            return (account is not null && account.Id != scope.Actor.AccountId, account is { IsDisabled: false } ? account : null);
        }, cancel);

    /// <param name="find">Whether there is such a person within reach, and their account if it can be used.</param>
    private async Task<IssuedCode> IssueAsync(Guid command, Feature feature, string? reason, Func<WriteScope, Task<(bool IsThere, Account? Account)>> find, CancellationToken cancel)
    {
        if (ReasonRules.FaultOf(reason) is { } fault)
        {
            return new(new Outcome.Invalid([new FieldError(ReasonField, fault)]));
        }

        var code = RandomNumberGenerator.GetString(Letters, Length);
        ResetCode? issued = null;
        // Not through the receipt: receipts are kept with the command, and the code would lie in the database in clear.
        var outcome = await _writes.RunAsync(command, feature, async scope =>
        {
            var (isThere, account) = await find(scope);
            if (!isThere || account is null)
            {
                return isThere ? new Outcome.Refused(AccountKeys.NotActivated) : new Outcome.NotFound();
            }

            scope.Db.ResetCodes.RemoveRange(await scope.Db.ResetCodes.Where(c => c.AccountId == account.Id && c.UsedAt == null).ToListAsync(cancel));
            issued = new ResetCode { AccountId = account.Id, StudentId = account.StudentId, CodeHash = HashOf(account.Id, code), ExpiresAt = scope.Now + Valid, IssuedBy = scope.Actor.Name };
            scope.Db.ResetCodes.Add(issued);
            scope.Change.Reason = reason!.Trim();
            scope.Change.Acts.Add(LineFor(issued));
            return Outcome.Ok(issued.Id);
        }, cancel);
        return outcome is Outcome.Done { Receipt.Id: { } id } && id == issued?.Id ? new(outcome, $"{code[..4]}-{code[4..]}", issued.ExpiresAt) : new(outcome);
    }

    /// <summary>A student reads of it in their own record, an administrator in the history of the account.</summary>
    private static ChangeEntry LineFor(ResetCode issued) => issued.StudentId is { } student
        ? new ChangeEntry { Kind = nameof(ResetCode), RecordId = issued.Id, StudentId = student, Action = ChangeAction.Issued, Source = ChangeSource.Officer }
        : StaffWriting.Line(issued.AccountId, ChangeAction.Issued, StaffFields.Code, null, null);

    /// <summary>Sets a new password with a code. A refused password leaves the code good; a wrong code says no more than that it did not work.</summary>
    /// <param name="name">Candidate number, student number or user name.</param>
    public async Task<AccountAnswer> ResetAsync(string? name, string? code, string? password, string device, CancellationToken cancel = default)
    {
        if (_policy.FaultOf(password) is { } plainFault)
        {
            return AccountAnswer.Invalid(PasswordService.PasswordField, plainFault);
        }

        // Before anything is known, so that every answer takes as long.
        var hash = _hashes.Hash(password!);
        await using var db = _database.Open();
        var account = await SignInService.FindAsync(db, name, cancel);
        var subject = SignInService.SubjectOf(account, name);
        var mayTry = await _attempts.BeginAsync(Purpose, subject, account?.Id, cancel);
        var found = mayTry ? await TryAsync(account?.Id ?? Guid.Empty, Plain.Code(code).Replace("-", ""), cancel) : null;
        if (account is null or { IsDisabled: true } || found is not { } row)
        {
            return AccountAnswer.Refused(AccountKeys.ResetFailed);
        }

        await _attempts.ForgiveAsync(Purpose, subject, cancel);
        if (await _passwords.FaultOfAsync(db, account, password, cancel) is { } fault)
        {
            return AccountAnswer.Invalid(PasswordService.PasswordField, fault);
        }

        return await _passwords.SetAsync(account, hash, (context, now) => UseAsync(context, row, now, cancel), cancel) ?? await _entrance.OpenAsync(account, device, cancel);
    }

    /// <summary>The code's row if the guess is right. A wrong guess is counted on the code itself: five make it worthless.</summary>
    private async Task<Guid?> TryAsync(Guid account, string guess, CancellationToken cancel)
    {
        await using var db = _database.Open();
        db.Change = new ChangeContext(Actor.System) { Source = ChangeSource.System };
        return await db.InLineAsync(async () =>
        {
            var now = _time.GetUtcNow().UtcDateTime;
            var row = await db.ResetCodes.FirstOrDefaultAsync(c => c.AccountId == account && c.UsedAt == null && c.ExpiresAt > now && c.WrongTries < WrongTriesAllowed, cancel);
            if (row is null || CryptographicOperations.FixedTimeEquals(row.CodeHash, HashOf(account, guess)))
            {
                return row?.Id;
            }

            row.WrongTries++;
            await db.SaveChangesAsync(cancel);
            return null;
        }, cancel);
    }

    private static async Task<bool> UseAsync(RecordsDbContext db, Guid id, DateTime now, CancellationToken cancel)
    {
        var row = await db.ResetCodes.FirstOrDefaultAsync(c => c.Id == id && c.UsedAt == null && c.ExpiresAt > now, cancel);
        if (row is null)
        {
            return false;
        }

        row.UsedAt = now;
        if (row.StudentId is { } student && await db.Authenticators.AnyAsync(a => a.Id == row.AccountId, cancel))
        {
            // Whoever gave the code out saw the student and their card: it stands for the lost telephone as well. Staff go to the administrator.
            await FactorService.ForgetAppAsync(db, row.AccountId, cancel);
            db.Change!.Acts.Add(FactorLines.Of(row.AccountId, student, FactorLines.Reset));
            db.Notices.Add(new Notice { StudentId = student, Kind = NoticeKind.FactorReset, Link = "account/second-step", By = row.IssuedBy, At = now });
        }

        return true;
    }

    private byte[] HashOf(Guid account, string code) => _vault.BlindIndex($"ResetCode|{account}", code);
}
