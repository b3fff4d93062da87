namespace RecordsPortal.Core.Intake.Admission;

/// <summary>Why an act on an admission list is refused, and why a student of it stands in the way of taking it back.</summary>
public static class AdmissionKeys
{
    public const string NotChecked = "Admission.NotChecked";
    public const string MappingIncomplete = "Admission.MappingIncomplete";
    public const string ColumnTwice = "Admission.ColumnTwice";
    public const string HasFaults = "Admission.HasFaults";
    public const string NothingToImport = "Admission.NothingToImport";
    public const string FileGone = "Admission.FileGone";
    public const string NotImported = "Admission.NotImported";
    public const string BuiltOn = "Admission.BuiltOn";
    public const string ProposalDecided = "Admission.ProposalDecided";

    /// <summary>The national register has the item too: only a correction by two people changes it.</summary>
    public const string RecordLocked = "Admission.RecordLocked";

    /// <summary>A finding: the row withdraws somebody who has checked in.</summary>
    public const string AlreadyInSchool = "Admission.AlreadyInSchool";

    public const string ConflictActivated = "Admission.Conflict.Activated";
    public const string ConflictBegun = "Admission.Conflict.Begun";
    public const string ConflictLaterList = "Admission.Conflict.LaterList";
    public const string ConflictChanged = "Admission.Conflict.Changed";
    public const string ConflictProposal = "Admission.Conflict.Proposal";
}
