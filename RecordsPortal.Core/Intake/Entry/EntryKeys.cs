namespace RecordsPortal.Core.Intake.Entry;

/// <summary>What self-entry can refuse or find beyond the rules of the record. Each key has its sentence in every language of the product.</summary>
public static class EntryKeys
{
    public const string NotAnnounced = "Entry.NotAnnounced";
    public const string NotYetOpen = "Entry.NotYetOpen";
    public const string Over = "Entry.Over";
    public const string Ended = "Entry.Ended";
    public const string AlreadySubmitted = "Entry.AlreadySubmitted";
    public const string AlreadyApproved = "Entry.AlreadyApproved";
    public const string NoticeFirst = "Entry.NoticeFirst";
    public const string NoticeChanged = "Entry.NoticeChanged";
    public const string TruthFirst = "Entry.TruthFirst";
    public const string NotSubmitted = "Entry.NotSubmitted";
    public const string BeingReviewed = "Entry.BeingReviewed";
    public const string WithdrawnTooLate = "Entry.WithdrawnTooLate";
    public const string AssistanceNotStarted = "Entry.AssistanceNotStarted";
    public const string Locked = "Entry.Locked";

    public const string Missing = "Entry.Missing";
    public const string NotConfirmed = "Entry.NotConfirmed";
    public const string ListMoved = "Entry.ListMoved";
    public const string NotMended = "Entry.NotMended";
    public const string TooLong = "Entry.TooLong";
    public const string ReasonMissing = "Entry.ReasonMissing";
    public const string RightValueMissing = "Entry.RightValueMissing";
    public const string SameAsList = "Entry.SameAsList";
    public const string EvidenceMissing = "Entry.EvidenceMissing";
    public const string PlaceUnknown = "Entry.PlaceUnknown";
    public const string PlaceTooCoarse = "Entry.PlaceTooCoarse";
    public const string PostalCode = "Entry.PostalCode";
    public const string PhotoMissing = "Entry.PhotoMissing";

    public const string FamilyTooMany = "Entry.FamilyTooMany";
    public const string FamilyPhone = "Entry.FamilyPhone";
    public const string RelationMissing = "Entry.RelationMissing";
    public const string SchoolingTooMany = "Entry.SchoolingTooMany";
    public const string SchoolMissing = "Entry.SchoolMissing";
    public const string MonthMissing = "Entry.MonthMissing";
    public const string MonthsReversed = "Entry.MonthsReversed";
    public const string MonthFuture = "Entry.MonthFuture";
}
