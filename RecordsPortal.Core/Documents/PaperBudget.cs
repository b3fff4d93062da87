using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Budgets;

namespace RecordsPortal.Core.Documents;

/// <summary>
/// What papers take from the day's budgets: each person with whole numbers from that of papers; each with masked ones from that of sheets,
/// whose rows tell no more. The student's own paper takes nothing.
/// </summary>
internal sealed class PaperBudget(Budgets budgets)
{
    /// <summary>For a paper that is drawn already: everybody in it, as they stand in it.</summary>
    /// <returns>Null where there was enough left; else what to refuse with, and the paper is handed to nobody.</returns>
    public Task<Outcome.Refused?> TakeAsync(WriteScope scope, Pressed pressed, CancellationToken cancel)
    {
        var others = pressed.Acts.Where(act => act.StudentId != scope.Actor.StudentId).ToList();
        return TakeAsync(scope, others.Count, others.Count(act => act.Field is not null), cancel);
    }

    /// <summary>For papers still to be drawn: as many as they would show if they were drawn now.</summary>
    /// <param name="students">Whom the actor may print, and who have such a paper.</param>
    /// <returns>Null where there was enough left; else what to refuse with, before anything is drawn.</returns>
    public async Task<Outcome.Refused?> TakeAsync(WriteScope scope, IQueryable<Student> students, CancellationToken cancel)
    {
        var own = scope.Actor.StudentId;
        var others = students.Where(s => s.Id != own);
        return await TakeAsync(scope, await others.CountAsync(cancel), await others.Within(scope.Actor.ReachOf(Feature.RevealSealed)).CountAsync(cancel), cancel);
    }

    /// <summary>To be called with what came of the act; whoever leaves it out refuses without anybody being told.</summary>
    public Task WatchAsync(Outcome outcome, Actor actor, CancellationToken cancel) => budgets.WatchAsync(outcome, actor, cancel);

    private async Task<Outcome.Refused?> TakeAsync(WriteScope scope, int people, int whole, CancellationToken cancel) =>
        await TakeAsync(scope, BudgetKind.Papers, whole, cancel) ?? await TakeAsync(scope, BudgetKind.SheetRows, people - whole, cancel);

    private async Task<Outcome.Refused?> TakeAsync(WriteScope scope, BudgetKind kind, int people, CancellationToken cancel) =>
        people == 0 ? null : await budgets.TakeAsync(scope, kind, people, cancel);
}
