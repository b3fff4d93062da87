using RecordsPortal.Core.Intake;

namespace RecordsPortal.Core.Statistics;

/// <summary>What waits for somebody in the latest intake year. Year 0 says there has been no intake yet.</summary>
/// <param name="States">How many cases stand where; a state nobody is in is absent.</param>
/// <param name="NotActivated">Neither an account nor anything begun for them.</param>
/// <param name="Oldest">When the submission that waits longest was made, UTC.</param>
/// <param name="ToCheckIn">Approved and not checked in.</param>
/// <param name="ListsChecked">Uploaded lists that nobody has imported yet; 0 for who does not handle lists.</param>
/// <param name="Proposals">Changes of later lists that wait for a word; 0 for who does not handle lists.</param>
/// <param name="Corrections">Corrections that wait for a registrar's or a second person's word, of whatever year; 0 for who decides none.</param>
public sealed record HomeNumbers(
    int Year, IReadOnlyDictionary<IntakeState, int> States, int NotActivated, DateTime? Oldest, int ToCheckIn, int ListsChecked, int Proposals, int Corrections)
{
    public int this[IntakeState state] => States.GetValueOrDefault(state);

    public int Admitted => States.Values.Sum();
}

/// <summary>Where a student's own intake stands.</summary>
/// <param name="State">Null for a student of the years before the portal, who has none.</param>
public sealed record OwnStanding(IntakeState? State, bool IsCheckedIn);
