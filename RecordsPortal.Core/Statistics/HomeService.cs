using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Statistics;

/// <summary>What the first page says to the person acting.</summary>
public sealed class HomeService(RecordsDb database, HomeAnswers answers, ICurrentUser user)
{
    /// <summary>Begins showing what waits; dispose the result with the screen. Null for those whose work it is not.</summary>
    public async Task<SharedAnswers<HomeQuestion, HomeNumbers>.Shown?> ShowAsync(CancellationToken cancel = default)
    {
        var actor = await user.GetAsync(cancel);
        return actor.May(Feature.Dashboard)
            ? answers.Shared.Show(new HomeQuestion(actor.ReachOf(Feature.Dashboard), actor.May(Feature.AdmissionLists), actor.ReachOf(Feature.CorrectionApproval)))
            : null;
    }

    /// <summary>Null for staff.</summary>
    public async Task<OwnStanding?> OwnAsync(CancellationToken cancel = default)
    {
        var reach = (await user.GetAsync(cancel)).ReachOf(Feature.OwnIntake);
        if (reach.IsEmpty)
        {
            return null;
        }

        await using var db = database.Open();
        return await db.StudentsWithin(reach)
            .Select(s => new OwnStanding(db.IntakeCases.Where(c => c.Id == s.Id).Select(c => (Intake.IntakeState?)c.State).FirstOrDefault(), s.CheckedInAt != null))
            .FirstOrDefaultAsync(cancel);
    }
}
