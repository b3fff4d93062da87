using RecordsPortal.Core.Intake;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>A test with students at their phones.</summary>
public abstract class EntryTest(BrowserPortal portal) : BrowserTest(portal)
{
    /// <summary>Somebody who has come this far, signed in.</summary>
    private protected async Task<StudentAtPhone> MeetAsync(IntakeState state)
    {
        var who = await Portal.Freshmen.NextAsync(state);
        return new StudentAtPhone(await VisitAsync(who.CandidateNumber, Look.Phone), who);
    }
}
