using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Intake.Review;

/// <summary>Makes the record of an approved submission: its values with their sources, and the student's number. Runs inside the write line.</summary>
internal sealed class RecordApproval(SealedValues sealing, CollegeClock clock)
{
    /// <summary>Null when the record stands; else why it cannot be made.</summary>
    public async Task<Outcome?> CompleteAsync(WriteScope scope, Student student, IntakeCase intake, ReviewMaterial material, CancellationToken cancel)
    {
        var college = await ReferenceService.ReadAsync(scope.Db, cancel);
        var values = material.Merged(student, college);
        var facts = await ReviewFacts.LoadAsync(scope.Db, sealing, student.Id, values, college, clock, cancel);
        var errors = RecordRules.Check(values, Occasion.StaffCorrection, facts).Where(f => f.Severity == Severity.Error).ToList();
        if (errors.Count > 0)
        {
            return new Outcome.Invalid([.. errors.Select(e => new FieldError(e.Field.ToString(), e.Key, e.Facts))]);
        }

        RecordMapping.Apply(student, material.Content.Values(), material.Key, sealing, college);
        NameSources(scope.Change, material.Content, intake.AssistedBy is not null);
        if (await NumberAsync(scope, student, college, cancel) is { } usedUp)
        {
            return usedUp;
        }

        (student.CompletedAt, student.CompletedBy) = (scope.Now, scope.Actor.Name);
        await RenameAccountAsync(scope.Db, student, cancel);
        return null;
    }

    /// <summary>The sign-in name people see follows the record's name.</summary>
    public static async Task RenameAccountAsync(RecordsDbContext db, Student student, CancellationToken cancel)
    {
        if (await db.Users.FirstOrDefaultAsync(a => a.StudentId == student.Id, cancel) is { } account)
        {
            account.DisplayName = student.Name;
        }
    }

    private static void NameSources(ChangeContext change, IntakeContent content, bool isAssisted)
    {
        foreach (var (field, answer) in content.Items)
        {
            change.Sources[RecordMapping.Columns[field]] = answer.IsConfirmed ? ChangeSource.List : isAssisted ? ChangeSource.Assisted : ChangeSource.Student;
        }
    }

    /// <summary>A number once given stays with its student, whatever was undone since.</summary>
    private static async Task<Outcome?> NumberAsync(WriteScope scope, Student student, CollegeDirectory college, CancellationToken cancel)
    {
        if (student.StudentNumber is not null)
        {
            return null;
        }

        student.StudentNumber = await scope.Db.StudentNumbers.Where(u => u.StudentId == student.Id).OrderByDescending(u => u.Id).Select(u => u.Number).FirstOrDefaultAsync(cancel);
        if (student.StudentNumber is not null)
        {
            return null;
        }

        var pattern = await SettingService.ReadAsync(scope.Db, SettingKeys.StudentNumberPattern, cancel);
        var (prefix, digits) = StudentNumbers.Read(pattern, student.EntryYear, college.School(student.SchoolId)?.Code ?? "");
        if (StudentNumbers.After(await LastAsync(scope.Db, prefix, digits, cancel), prefix, digits) is not { } number)
        {
            return new Outcome.Refused(ReviewRefusals.NumbersUsedUp, prefix);
        }

        student.StudentNumber = number;
        scope.Db.StudentNumbers.Add(new StudentNumberUse { Number = number, StudentId = student.Id });
        return null;
    }

    /// <summary>The highest number that begins so and is as long, given here or taken over.</summary>
    public static async Task<string?> LastAsync(RecordsDbContext db, string prefix, int digits, CancellationToken cancel)
    {
        var (low, high) = (prefix + new string('0', digits), prefix + new string('9', digits));
        var given = await db.StudentNumbers
            .Where(u => string.Compare(u.Number, low) >= 0 && string.Compare(u.Number, high) <= 0 && u.Number.Length == high.Length).MaxAsync(u => u.Number, cancel);
        // Records taken over from elsewhere have numbers that were never given here.
        var held = await db.Students
            .Where(s => string.Compare(s.StudentNumber, low) >= 0 && string.Compare(s.StudentNumber, high) <= 0 && s.StudentNumber!.Length == high.Length).MaxAsync(s => s.StudentNumber, cancel);
        return string.CompareOrdinal(given, held) > 0 ? given : held;
    }
}
