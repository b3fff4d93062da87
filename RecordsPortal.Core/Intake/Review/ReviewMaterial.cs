using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Intake.Review;

/// <summary>What a case is judged by, opened: the list's word, the student's, and the earlier verdicts that stand.</summary>
internal sealed record ReviewMaterial(PersonKey Key, RecordValues List, IntakeContent Content, IReadOnlyList<FieldDecision> Decisions)
{
    /// <summary>Null where the person's key was deleted or nothing was ever submitted.</summary>
    public static async Task<ReviewMaterial?> LoadAsync(RecordsDbContext db, SealedValues sealing, Guid student, CancellationToken cancel)
    {
        var key = await sealing.KeyOfAsync(db, student, cancel);
        var submission = await db.Submissions.AsNoTracking().Where(s => s.StudentId == student).OrderByDescending(s => s.Round).FirstOrDefaultAsync(cancel);
        if (key is null || submission is null)
        {
            return null;
        }

        var decisions = await db.FieldDecisions.AsNoTracking().Where(d => d.StudentId == student).OrderBy(d => d.Round).ThenBy(d => d.DecidedAt).ToListAsync(cancel);
        return new(key, await db.ListValuesAsync(student, key, cancel), key.OpenSubmission(submission), decisions);
    }

    /// <summary>What was accepted in an earlier round stays so: the student could not change it since.</summary>
    public bool? VerdictOn(RecordField field, int round) =>
        Decisions.LastOrDefault(d => d.Field == field && d.Round < round) is { IsAccepted: true } ? true : null;

    /// <summary>The fields a reviewer must accept one by one before the case can be approved.</summary>
    public IReadOnlyList<RecordField> Undecided(int round, IReadOnlyCollection<RecordField> accepted) =>
        [.. IntakeComparison.Differences(List, Content).Where(field => !accepted.Contains(field) && VerdictOn(field, round) is not true)];

    /// <summary>What the record would say if this were approved.</summary>
    public RecordValues Merged(Student student, CollegeDirectory college)
    {
        var values = RecordMapping.Read(student, Key, college);
        return Content.Items.Where(item => item.Value.Value is not null).Aggregate(values, (known, item) => known.With(item.Key, item.Value.Value));
    }
}
