using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Records;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Components.Registry;

/// <summary>The desk of the first day: one by one by number, or a class at a time. Who is not here yet stands in the counts.</summary>
public sealed partial class CheckInPage : LiveComponentBase
{
    private readonly HashSet<Guid> _picked = [];
    private IReadOnlyList<int>? _years;
    private IReadOnlyList<CheckInCount> _counts = [];
    private IReadOnlyList<CheckInRow> _rows = [];
    private IReadOnlyList<CheckInRow>? _found;
    private CheckInResult? _result;
    private CollegeDirectory? _college;
    private string? _number;
    private string? _sought;
    private int _year;
    private Guid? _class;
    private bool _isClassChosen;

    [Inject]
    public required CheckInService CheckIns { get; init; }

    [Inject]
    public required CheckInList List { get; init; }

    [Inject]
    public required ReferenceService Reference { get; init; }

    [Inject]
    public required OutcomeMessages Outcomes { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    /// <summary>A candidate or student number to begin with, as the record page links.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Number { get; set; }

    private IReadOnlyList<Guid> Ready => [.. _rows.Where(row => row.Fault is null).Select(row => row.Id)];

    // What was picked may have been checked in by a colleague meanwhile.
    private IReadOnlyList<Guid> Chosen => [.. Ready.Where(_picked.Contains)];

    private StudentListQuery Absent => new() { Year = _year, Class = _class?.ToString() ?? StudentListQuery.None, Status = StudentStatus.Admitted };

    protected override bool Shows(RecordChange change) => change.Kind is "Student" or "SchoolClass";

    protected override async Task OnInitializedAsync()
    {
        _number = _sought = Number;
        await base.OnInitializedAsync();
    }

    protected override async Task ReloadAsync(long atLeast)
    {
        _college = await Reference.DirectoryAsync(Closed);
        _years = await List.YearsAsync(Closed);
        _year = _years.Contains(_year) || _years.Count == 0 ? _year : _years[0];
        _counts = await List.CountsAsync(_year, Closed);
        _rows = _isClassChosen ? await List.ClassAsync(_year, _class, Closed) : [];
        _found = string.IsNullOrWhiteSpace(_sought) ? null : await List.FindAsync(_sought, Closed);
    }

    private Task FindAsync()
    {
        (_sought, _result) = (_number, null);
        return AskAgainAsync();
    }

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    private Task ChooseYearAsync(string? year)
    {
        (_year, _isClassChosen) = (int.Parse(year!, CultureInfo.InvariantCulture), false);
        return AskAgainAsync();
    }

    private Task ChooseClassAsync(Guid? studentClass)
    {
        _picked.Clear();
        (_class, _isClassChosen, _result) = (studentClass, true, null);
        return AskAgainAsync();
    }

    private async Task WholeClassAsync()
    {
        var name = _college!.Class(_class)?.Name ?? L["WithoutClass"];
        if (await Dialogs.AskAsync(L["CheckInAllTitle"], L["CheckInAllText", name, Ready.Count, _rows.Count - Ready.Count], L["CheckInAll", Ready.Count]))
        {
            await CheckInAsync(Ready);
        }
    }

    private async Task CheckInAsync(IReadOnlyList<Guid> students)
    {
        _result = await CheckIns.CheckInAsync(Guid.CreateVersion7(), students);
        Outcomes.Show(_result.Outcome, L, L["CheckedInCount", (_result.Outcome as Outcome.Done)?.Receipt.Count ?? 0]);
        _result = students.Count > 1 ? _result : null;
        _picked.Clear();
        await AskAgainAsync();
    }

    private async Task UndoAsync((CheckInRow Row, string Reason) undo)
    {
        Outcomes.Show(await CheckIns.UndoAsync(Guid.CreateVersion7(), undo.Row.Id, undo.Reason), L, L["CheckInUndone", undo.Row.Name]);
        await AskAgainAsync();
    }
}
