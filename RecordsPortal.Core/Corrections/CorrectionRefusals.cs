namespace RecordsPortal.Core.Corrections;

/// <summary>Why a correction is refused or not yet good. Each has its sentence in every language of the product.</summary>
public static class CorrectionRefusals
{
    /// <summary>Intake is not over: what is wrong is mended there.</summary>
    public const string NotOnRecord = "Correction.NotOnRecord";
    public const string NothingChanged = "Correction.NothingChanged";
    public const string NotCorrectable = "Correction.NotCorrectable";

    /// <summary>At an item: another correction of it is waiting.</summary>
    public const string AlreadyAsked = "Correction.AlreadyAsked";
    public const string EvidenceMissing = "Correction.EvidenceMissing";

    /// <summary>Fact: the <see cref="EvidenceKind"/> that is missing.</summary>
    public const string KindMissing = "Correction.KindMissing";
    public const string GroundMissing = "Correction.GroundMissing";
    public const string DocumentNumberMissing = "Correction.DocumentNumberMissing";
    public const string DocumentNumberTooLong = "Correction.DocumentNumberTooLong";
    public const string GraduatingTerm = "Correction.GraduatingTerm";
    public const string NotOpen = "Correction.NotOpen";
    public const string OwnProposal = "Correction.OwnProposal";
    public const string NeedsProposal = "Correction.NeedsProposal";
    public const string NeedsNoSecond = "Correction.NeedsNoSecond";
    public const string NotYours = "Correction.NotYours";
    public const string AlreadySent = "Correction.AlreadySent";
    public const string TooManyFiles = "Correction.TooManyFiles";
}
