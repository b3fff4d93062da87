using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Review;

/// <summary>What a case is judged by, opened: the list's word, the student's, and the earlier verdicts that stand.</summary>
/// <param name="Rounds">Every submission so far by its round; the last is <paramref name="Content"/>.</param>
internal sealed record ReviewMaterial(
    PersonKey Key, RecordValues List, IntakeContent Content, IReadOnlyDictionary<int, IntakeContent> Rounds, IReadOnlyList<FieldDecision> Decisions)
{
    /// <summary>Null where the person's key was deleted or nothing was ever submitted.</summary>
    public static async Task<ReviewMaterial?> LoadAsync(RecordsDbContext db, SealedValues sealing, Guid student, CancellationToken cancel)
    {
        var key = await sealing.KeyOfAsync(db, student, cancel);
        var submissions = await db.Submissions.AsNoTracking().Where(s => s.StudentId == student).OrderBy(s => s.Round).ToListAsync(cancel);
        if (key is null || submissions.Count == 0)
        {
            return null;
        }

        var decisions = await db.FieldDecisions.AsNoTracking().Where(d => d.StudentId == student).OrderBy(d => d.Round).ThenBy(d => d.DecidedAt).ToListAsync(cancel);
        var rounds = submissions.ToDictionary(s => s.Round, key.OpenSubmission);
        return new(key, await db.ListValuesAsync(student, key, cancel), rounds[submissions[^1].Round], rounds, decisions);
    }

    /// <summary>What was accepted in an earlier round stays so, as long as it is still the same value: mending the ID number moves sex and birth date too.</summary>
    public bool? VerdictOn(RecordField field, int round) =>
        Decisions.LastOrDefault(d => d.Field == field && d.Round < round) is { IsAccepted: true } earlier
        && Rounds.GetValueOrDefault(earlier.Round)?.Of(field)?.Value == Content.Of(field)?.Value
            ? true
            : null;

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
