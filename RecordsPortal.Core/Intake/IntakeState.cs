namespace RecordsPortal.Core.Intake;

/// <summary>Where one student's intake stands. Stored by name.</summary>
public enum IntakeState
{
    NotBegun,
    Draft,
    Submitted,
    Returned,
    Approved,

    /// <summary>The admission was withdrawn by a later list; nothing more is asked.</summary>
    Ended,
}
