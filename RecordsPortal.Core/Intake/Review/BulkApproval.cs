using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Review;

/// <summary>Why bulk approval leaves an application out.</summary>
public enum BulkLeftOut
{
    Warnings,

    /// <summary>Name, ID number or phone differ from the list, or something is disputed.</summary>
    Differences,
    Claimed,

    /// <summary>One batch takes <see cref="ReviewRules.BulkLimit"/>; the rest is for the next.</summary>
    Limit,
}

public sealed record BulkItem(Guid Id, string Name, string CandidateNumber);

/// <param name="LeftOut">Every application of the filter that stays in the queue, with why.</param>
public sealed record BulkPreview(IReadOnlyList<BulkItem> Ready, IReadOnlyList<(BulkItem Item, BulkLeftOut Why)> LeftOut);

public sealed record BulkResult(BulkItem Item, Outcome Outcome);

/// <summary>Approves what nobody needs to look at: no warnings, nothing that differs where the student wrote without seeing the list.</summary>
public sealed class BulkApproval(RecordsDb database, SealedValues sealing, CollegeClock clock, ICurrentUser user, ReviewDecisions decisions, ReviewUndo undo)
{
    /// <summary>What a batch over this filter would take and leave, the oldest first.</summary>
    public async Task<BulkPreview> PreviewAsync(ReviewFilter filter, CancellationToken cancel = default)
    {
        var actor = await user.GetAsync(cancel);
        await using var db = database.Open();
        var now = clock.Now;
        var all = await db.WaitingWithin(actor.ReachOf(Feature.Review))
            .Matching(filter with { PreCheck = PreCheckFilter.Ready }, await ReviewAnswers.PreCheckIsOnAsync(db, cancel), now)
            .InOrder(ReviewSort.Age, descending: false)
            .Select(w => new Candidate(
                w.Case.Id, w.Student.Name, w.Student.CandidateNumber, w.Case.Warnings,
                w.Case.ClaimedById != null && w.Case.ClaimedUntil > now && w.Case.ClaimedById != actor.AccountId))
            .ToListAsync(cancel);
        var (ready, leftOut) = (new List<BulkItem>(), new List<(BulkItem, BulkLeftOut)>());
        foreach (var candidate in all)
        {
            if (await WhyNotAsync(db, candidate, ready.Count, cancel) is { } why)
            {
                leftOut.Add((candidate.Item, why));
            }
            else
            {
                ready.Add(candidate.Item);
            }
        }

        return new BulkPreview(ready, leftOut);
    }

    /// <summary>Approves one after the other, each a change set of its own; what moved since the preview is left and said.</summary>
    /// <param name="batch">The same batch sent again finds the first answers.</param>
    /// <param name="progress">How many are dealt with.</param>
    public async Task<IReadOnlyList<BulkResult>> ApproveAsync(Guid batch, IReadOnlyList<BulkItem> items, IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        var results = new List<BulkResult>();
        foreach (var item in items.Take(ReviewRules.BulkLimit))
        {
            results.Add(new BulkResult(item, await decisions.ApproveUnseenAsync(Command(batch, item.Id), item.Id, cancel)));
            progress?.Report(results.Count);
        }

        return results;
    }

    /// <summary>Takes a whole batch back; its ten seconds begin when its last application was approved.</summary>
    public async Task<IReadOnlyList<BulkResult>> UndoAsync(Guid undoCommand, IReadOnlyList<BulkResult> batch, IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        var done = batch.Where(result => result.Outcome is Outcome.Done).ToList();
        var last = await LastAsync([.. done.Select(result => result.Item.Id)], cancel);
        var results = new List<BulkResult>();
        foreach (var (item, _) in done)
        {
            results.Add(new BulkResult(item, await undo.UndoAsync(Command(undoCommand, item.Id), item.Id, last, cancel)));
            progress?.Report(results.Count);
        }

        return results;
    }

    private async Task<BulkLeftOut?> WhyNotAsync(RecordsDbContext db, Candidate candidate, int ready, CancellationToken cancel) => candidate switch
    {
        { Warnings: > 0 } => BulkLeftOut.Warnings,
        { IsClaimed: true } => BulkLeftOut.Claimed,
        _ when ready >= ReviewRules.BulkLimit => BulkLeftOut.Limit,
        _ when await ReviewMaterial.LoadAsync(db, sealing, candidate.Id, cancel) is { } material && !BulkRules.NeedsEyes(material) => null,
        _ => BulkLeftOut.Differences,
    };

    private async Task<DateTime?> LastAsync(IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var actor = await user.GetAsync(cancel);
        await using var db = database.Open();
        return await db.IntakeCases.Where(c => ids.Contains(c.Id) && c.ReviewedById == actor.AccountId).MaxAsync(c => c.ReviewedAt, cancel);
    }

    /// <summary>One command per case, always the same for a batch, so that a batch sent twice takes effect once.</summary>
    private static Guid Command(Guid batch, Guid item) => new(SHA256.HashData([.. batch.ToByteArray(), .. item.ToByteArray()]).AsSpan(0, 16));

    private sealed record Candidate(Guid Id, string Name, string CandidateNumber, int Warnings, bool IsClaimed)
    {
        public BulkItem Item => new(Id, Name, CandidateNumber);
    }
}
