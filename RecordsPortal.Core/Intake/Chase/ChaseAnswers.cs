using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;

namespace RecordsPortal.Core.Intake.Chase;

internal sealed record ChaseQuestion(int Year, Reach Reach);

/// <summary>Counts the classes for all screens that show them.</summary>
internal sealed class ChaseAnswers
{
    private readonly RecordsDb _database;

    public ChaseAnswers(RecordsDb database, ChangeFeed feed, TimeProvider time)
    {
        _database = database;
        Classes = new(feed, time, CountAsync);
    }

    public SharedAnswers<ChaseQuestion, IReadOnlyList<ChaseClass>> Classes { get; }

    private async Task<IReadOnlyList<ChaseClass>> CountAsync(ChaseQuestion question, CancellationToken cancel)
    {
        await using var db = _database.Open();
        var counts = await db.ChasedWithin(question.Reach, question.Year)
            .GroupBy(c => new { c.Student.ClassId, c.Student.SchoolId, c.Case.State, c.IsActivated })
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);
        return
        [
            .. from count in counts
               group count by (count.Key.ClassId, count.Key.SchoolId) into studentClass
               let stages = Enum.GetValues<ChaseStage>().Select(stage => studentClass.Where(c => ChaseSource.StageOf(c.Key.State, c.Key.IsActivated) == stage).Sum(c => c.Count)).ToArray()
               select new ChaseClass(studentClass.Key.ClassId, studentClass.Key.SchoolId, stages.Sum(), stages),
        ];
    }
}
