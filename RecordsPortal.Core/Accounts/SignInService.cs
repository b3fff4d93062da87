using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Accounts.Factors;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Accounts;

/// <summary>A sign-in that succeeded, with the session that now stands for it.</summary>
public sealed record SignedIn(Guid AccountId, string Name, Guid Session);

/// <summary>Lets people in by user name, candidate number or student number.</summary>
public sealed class SignInService(RecordsDb database, Attempts attempts, PasswordHashes passwords, PasswordPolicy policy, Entrance entrance, TimeProvider time)
{
    internal const string Purpose = "SignIn";
    private const int LongestName = 64;

    /// <returns>One refusal for a wrong name, a wrong password, a locked and a disabled account alike, after the same work.</returns>
    public async Task<AccountAnswer> SignInAsync(string? name, string? password, string device, CancellationToken cancel = default)
    {
        await using var db = database.Open();
        return await KnownAsync(db, name, password, cancel) is not { } account ? AccountAnswer.Refused(AccountKeys.SignInFailed)
            : policy.IsOver(await PasswordSetAtAsync(db, account, cancel), time.GetUtcNow().UtcDateTime) ? AccountAnswer.Refused(AccountKeys.PasswordOver)
            : await entrance.OpenAsync(account, device, cancel);
    }

    /// <returns>Whose name and password these are; null for everybody else, after the same work.</returns>
    internal async Task<Account?> KnownAsync(RecordsDbContext db, string? name, string? password, CancellationToken cancel)
    {
        var account = await FindAsync(db, name, cancel);
        var subject = SubjectOf(account, name);
        var mayTry = await attempts.BeginAsync(Purpose, subject, account?.Id, cancel);
        if (!passwords.Verify(mayTry && account is { IsDisabled: false } ? account : null, password) || account is null)
        {
            return null;
        }

        await attempts.ForgiveAsync(Purpose, subject, cancel);
        return account;
    }

    /// <summary>The change table knows when; a first password came with its account.</summary>
    private static async Task<DateTime> PasswordSetAtAsync(RecordsDbContext db, Account account, CancellationToken cancel) =>
        await db.Changes.Where(c => c.Kind == nameof(Account) && c.RecordId == account.Id && c.Field == PasswordService.PasswordField)
            .OrderByDescending(c => c.Sequence).Select(c => (DateTime?)c.At).FirstOrDefaultAsync(cancel) ?? account.CreatedAt;

    internal static async Task<SignedIn> StartAsync(AccessService access, Account account, string device, CancellationToken cancel) =>
        new(account.Id, account.DisplayName, await access.StartAsync(account, device, cancel));

    /// <summary>The same two questions for a name that exists and one that does not.</summary>
    internal static async Task<Account?> FindAsync(RecordsDbContext db, string? name, CancellationToken cancel)
    {
        var typed = Typed(name);
        var students = db.Students.Where(s => s.StudentNumber == typed).Select(s => s.Id);
        var byNumber = await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.StudentId != null && students.Contains(a.StudentId.Value), cancel);
        var byName = await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.NormalizedUserName == typed, cancel);
        return byName ?? byNumber;
    }

    /// <summary>Whom the tries count against: a student's two numbers are one person, and a name nobody has is itself.</summary>
    internal static string SubjectOf(Account? account, string? name) => account?.Id.ToString() ?? Typed(name);

    private static string Typed(string? name)
    {
        var code = Plain.Code(name);
        return code.Length > LongestName ? code[..LongestName] : code;
    }
}
