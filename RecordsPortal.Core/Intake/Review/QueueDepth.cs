using Microsoft.EntityFrameworkCore;

namespace RecordsPortal.Core.Intake.Review;

/// <summary>How much waits for review in the whole college: for those who watch the portal, not for a screen.</summary>
public sealed class QueueDepth(RecordsDb database)
{
    /// <returns>The oldest's time of submission in UTC; null if nothing waits.</returns>
    public async Task<(int Waiting, DateTime? Oldest)> LookAsync(CancellationToken cancel = default)
    {
        await using var db = database.Open();
        var waiting = db.IntakeCases.AsNoTracking().Where(c => c.State == IntakeState.Submitted);
        return (await waiting.CountAsync(cancel), await waiting.MinAsync(c => c.SubmittedAt, cancel));
    }
}
