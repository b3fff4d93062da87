using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Entry;

public enum SectionState
{
    Todo,
    Begun,
    Done,

    /// <summary>Something in it was returned and is not mended yet.</summary>
    Returned,

    /// <summary>Nothing in it is open: submitted, or accepted by the review.</summary>
    Locked,
}

/// <summary>Why an item came back. A canned reason has its words in both languages, a written one only <paramref name="Text"/>.</summary>
public sealed record ReturnView(string? Zh, string? En, string? Text, string By, DateTime At);

/// <param name="Listed">What the list says, where the student is shown it; always null for items typed blind.</param>
/// <param name="Hint">A list value that cannot be confirmed as it stands, shown to help: an origin that names the province only.</param>
/// <param name="IsOpen">May be entered now, as far as the item goes.</param>
public sealed record ItemView(
    RecordField Field, IntakeSection Section, EntryManner Manner, bool IsRequired, bool IsOpen, bool IsDerived, string? Listed, string? Hint,
    ItemAnswer? Answer, ReturnView? Returned, bool IsUnmended, IReadOnlyList<EntryFinding> Findings);

public sealed record NoticeView(int Number, DateOnly InForceFrom, string Zh, string En);

/// <summary>One student's entry as their screens show it. Holds what they typed themselves and what the list lets them see, nothing else.</summary>
/// <param name="Refusal">Null while entry is open; else the key of the reason why it is not.</param>
/// <param name="DraftVersion">Hand it back on submitting: what is signed must be what was read.</param>
public sealed record EntryView(
    Guid StudentId, int Year, string CandidateNumber, string? ClassName, IntakeState State, string? Refusal, EntryGate Gate, EntryDates Dates,
    NoticeView? Notice, bool IsNoticeRead, IReadOnlyList<ItemView> Items, DateTime? SavedAt, long DraftVersion,
    string? ReceiptNumber, DateTime? SubmittedAt, bool MayWithdraw, bool IsBeingReviewed, string? AssistedBy, string? AssistedReason, bool IsAssisting)
{
    public IEnumerable<ItemView> In(IntakeSection section) => Items.Where(item => item.Section == section);

    public ItemView Item(RecordField field) => Items.First(item => item.Field == field);

    public bool IsOpen => Refusal is null;

    public SectionState StateOf(IntakeSection section)
    {
        var items = In(section).ToList();
        return true switch
        {
            _ when !IsOpen || !items.Any(i => i.IsOpen) => SectionState.Locked,
            _ when items.Any(i => i.IsUnmended) => SectionState.Returned,
            _ when items.All(i => i.Findings.All(f => f.IsWarning)) => items.Any(i => i.Answer is not null) ? SectionState.Done : SectionState.Todo,
            _ when items.Any(i => i.Answer is not null) => SectionState.Begun,
            _ => SectionState.Todo,
        };
    }

    /// <summary>Where to go on: what was returned first, then the first section not done; null when all can be checked and submitted.</summary>
    public IntakeSection? Next => Enum.GetValues<IntakeSection>()
        .Select(section => (Section: (IntakeSection?)section, State: StateOf(section)))
        .Where(s => s.State is SectionState.Returned or SectionState.Begun or SectionState.Todo)
        .OrderByDescending(s => s.State == SectionState.Returned)
        .Select(s => s.Section).FirstOrDefault();

    /// <summary>What keeps it from being submitted.</summary>
    public IReadOnlyList<EntryFinding> Errors => [.. Items.SelectMany(i => i.Findings).Where(f => !f.IsWarning)];
}
