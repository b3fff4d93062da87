using RecordsPortal.Components.Common;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Components.Registry;

/// <summary>Shape and colour of the states a student goes through, the same on every screen.</summary>
public static class RecordTones
{
    public static StatusTone Of(StudentStatus status) => status switch
    {
        StudentStatus.Active => StatusTone.Active,
        StudentStatus.Admitted => StatusTone.NotBegun,
        StudentStatus.EntryDeferred => StatusTone.Waiting,
        _ => StatusTone.Stopped,
    };

    public static StatusTone Of(IntakeState state) => state switch
    {
        IntakeState.Draft => StatusTone.Active,
        IntakeState.Submitted => StatusTone.Waiting,
        IntakeState.Returned => StatusTone.Returned,
        IntakeState.Approved => StatusTone.Done,
        IntakeState.Ended => StatusTone.Stopped,
        _ => StatusTone.NotBegun,
    };
}
