using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Intake.Activation;

/// <summary>What a student knows of their own admission, as typed.</summary>
public sealed record ActivationFacts(string? CandidateNumber, string? Name, string? LastSix);

/// <summary>
/// Makes a student's account the student's own: from the admission record and a password nobody else ever sees.
/// Every failure has one answer, one price, and counts as a try against the number typed.
/// </summary>
public sealed class ActivationService(RecordsDb database, Attempts attempts, PasswordHashes passwords, PasswordPolicy policy, SealedValues sealedValues, AccessService access, TimeProvider time)
{
    private const string Purpose = "Activation";

    /// <summary>Whether the facts fit somebody who may activate now. Ask again with the password: this promises nothing.</summary>
    public async Task<bool> FitsAsync(ActivationFacts facts, CancellationToken cancel = default) => await FindAsync(facts, cancel) is not null;

    public async Task<AccountAnswer> ActivateAsync(ActivationFacts facts, string? password, string device, CancellationToken cancel = default)
    {
        if (await FindAsync(facts, cancel) is not { } student)
        {
            return AccountAnswer.Refused(AccountKeys.ActivationFailed);
        }

        await using var db = database.Open();
        var words = await db.WordsOfAsync(sealedValues, student.CandidateNumber, student.Name, student.Id, cancel);
        if (policy.FaultOf(password, words) is { } fault)
        {
            return AccountAnswer.Invalid(PasswordService.PasswordField, fault);
        }

        var account = AccountOf(student, passwords.Hash(password!));
        return await CreateAsync(db, account, cancel)
            ? new AccountAnswer(Outcome.Ok(account.Id), await SignInService.StartAsync(access, account, device, cancel))
            : AccountAnswer.Refused(AccountKeys.ActivationFailed);
    }

    /// <summary>The same questions in the same order whether or not anybody has the number.</summary>
    private async Task<Student?> FindAsync(ActivationFacts facts, CancellationToken cancel)
    {
        var number = CandidateNumber.Normalise(facts.CandidateNumber);
        if (!await attempts.BeginAsync(Purpose, number, null, cancel))
        {
            return null;
        }

        await using var db = database.Open();
        var student = await db.Students.AsNoTracking().FirstOrDefaultAsync(s => s.CandidateNumber == number, cancel);
        var id = student?.Id ?? Guid.Empty;
        var intake = await db.IntakeCases.AsNoTracking().Where(c => c.Id == id).Select(c => (IntakeState?)c.State).FirstOrDefaultAsync(cancel);
        var key = await sealedValues.KeyOfAsync(db, id, cancel);
        var isActivated = await db.Users.AnyAsync(a => a.StudentId == id, cancel);
        if (student is null || isActivated || !ActivationRules.MayActivate(student.Status, intake) || !Fits(student, key, facts))
        {
            return null;
        }

        await attempts.ForgiveAsync(Purpose, number, cancel);
        return student;
    }

    private static bool Fits(Student student, PersonKey? key, ActivationFacts facts)
    {
        var last = Plain.Code(facts.LastSix);
        return key is not null && student.IdNumberSealed is { } boxed
            && last.Length == ActivationRules.LastDigits
            && key.Open(SealedValues.IdNumber, boxed).EndsWith(last, StringComparison.OrdinalIgnoreCase)
            && string.Equals(PersonName.Normalise(facts.Name), student.Name, StringComparison.OrdinalIgnoreCase);
    }

    private Account AccountOf(Student student, string hash) => new()
    {
        UserName = student.CandidateNumber,
        NormalizedUserName = student.CandidateNumber.ToUpperInvariant(),
        DisplayName = student.Name,
        StudentId = student.Id,
        PasswordHash = hash,
        SecurityStamp = Guid.NewGuid().ToString("N"),
        CreatedAt = time.GetUtcNow().UtcDateTime,
    };

    /// <returns>False if another try made the account a moment before.</returns>
    private static async Task<bool> CreateAsync(RecordsDbContext db, Account account, CancellationToken cancel)
    {
        db.Change = new ChangeContext(new Actor(account.Id, account.DisplayName, account.StudentId, [])) { Source = ChangeSource.Student };
        return await db.InLineAsync(async () =>
        {
            if (await db.Users.AnyAsync(a => a.StudentId == account.StudentId || a.NormalizedUserName == account.NormalizedUserName, cancel))
            {
                return false;
            }

            db.Users.Add(account);
            db.Grants.Add(new Grant { AccountId = account.Id, Role = Role.Student });
            await db.SaveChangesAsync(cancel);
            return true;
        }, cancel);
    }
}
