using Microsoft.AspNetCore.Components;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Components.Registry;

/// <summary>The classes of one year of entry with who is in them, and students moved between those of the same major.</summary>
public sealed partial class ClassesPage : LiveComponentBase
{
    private IReadOnlyList<ClassCount>? _counts;
    private IReadOnlyList<ClassMember> _members = [];
    private CollegeDirectory? _college;
    private Reach _reach = Reach.Nobody;
    private ClassCount? _open;
    private string? _loaded;
    private bool _adding;

    [Inject]
    public required ClassList List { get; init; }

    [Inject]
    public required ClassMoves Moves { get; init; }

    [Inject]
    public required ReferenceService Reference { get; init; }

    [Inject]
    public required ICurrentUser User { get; init; }

    [Inject]
    public required OutcomeMessages Outcomes { get; init; }

    [SupplyParameterFromQuery(Name = "year")]
    public string? YearAsked { get; set; }

    private IEnumerable<int> Years => _college!.Classes.Select(c => c.EntryYear).Distinct().OrderDescending();

    private int Year => AddressText.Number(YearAsked) ?? _college?.Classes.Select(c => c.EntryYear).DefaultIfEmpty(0).Max() ?? 0;

    /// <summary>Those a class can be made for; one that is new has none yet.</summary>
    private IReadOnlyList<MajorItem> OpenMajors => [.. _college!.Majors.Where(m => !m.IsClosed && (_reach.IsCollege || _reach.Schools.Contains(m.SchoolId)))];

    protected override bool Shows(RecordChange change) => change.Kind is "Student" or "SchoolClass";

    protected override async Task ReloadAsync(long atLeast)
    {
        _reach = (await User.GetAsync(Closed)).ReachOf(Feature.Classes);
        _college = await Reference.DirectoryAsync(Closed);
        _loaded = YearAsked;
        _counts = await List.CountsAsync(Year, Closed);
        _open = _open is null ? null : _counts.FirstOrDefault(c => c.MajorId == _open.MajorId && c.ClassId == _open.ClassId);
        _members = _open is null ? [] : await List.MembersAsync(_open.MajorId, Year, _open.ClassId, Closed);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_counts is not null && _loaded != YearAsked)
        {
            _open = null;
            await AskAgainAsync();
        }
    }

    private Task OpenAsync(ClassCount count)
    {
        _open = count;
        return AskAgainAsync();
    }

    private async Task MoveAsync(ClassMove move)
    {
        var outcome = await Moves.MoveAsync(move.Command, move.Students, move.To, move.Reason);
        if (Outcomes.Show(outcome, L, L["Moved", (outcome as Outcome.Done)?.Receipt.Count ?? 0]))
        {
            _open = null;
        }

        await AskAgainAsync();
    }

    private Task AddedAsync()
    {
        _adding = false;
        return AskAgainAsync();
    }
}
