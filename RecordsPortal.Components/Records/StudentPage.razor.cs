using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Records;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Components.Records;

/// <summary>One student's record, in the order a registrar asks for it: who, from where, admitted how, and who answers for each value.</summary>
public sealed partial class StudentPage : LiveComponentBase
{
    private StudentRecord? _record;
    private CollegeDirectory? _college;
    private Guid _shown;
    private bool _missing;
    private IReadOnlyList<Shortcut> _keys = [];
    private IJSObjectReference? _script;

    [Inject]
    public required StudentRecordService Records { get; init; }

    [Inject]
    public required ReferenceService Reference { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Parameter]
    public Guid Id { get; set; }

    private string Subtitle => string.Join(" · ", new[]
    {
        _record!.StudentNumber,
        _record.Values[RecordField.CandidateNumber],
        Registry.FieldValues.Show(_college!.Major(_college.MajorByCode(_record.Values[RecordField.CurrentMajor])?.Id)),
        _college.Class(_record.ClassId)?.Name,
    }.Where(part => !string.IsNullOrEmpty(part)));

    private bool IsEntryOpen => _record!.Intake?.State is IntakeState.NotBegun or IntakeState.Draft or IntakeState.Returned;

    protected override Task OnInitializedAsync()
    {
        _keys =
        [
            new("j", L["Key.Down"], Repeats: true), new("k", L["Key.Up"], Repeats: true), new("e", L["Key.Correct"]), new("h", L["Key.History"]), new("p", L["Key.Print"]),
        ];
        return base.OnInitializedAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_script is not null)
        {
            try
            {
                await _script.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The page is gone and its script with it.
            }
        }
    }

    protected override bool Shows(RecordChange change) => change.StudentId == Id;

    protected override async Task ReloadAsync(long atLeast)
    {
        _college = await Reference.DirectoryAsync(Closed);
        _record = await Records.FindAsync(Id, Closed);
        (_missing, _shown) = (_record is null, Id);
    }

    protected override async Task OnParametersSetAsync()
    {
        // From one student to another the page stays and only its parameter changes.
        if (_shown != Guid.Empty && _shown != Id)
        {
            await AskAgainAsync();
        }
    }

    private async Task PressAsync(string key)
    {
        _script ??= await Js.InvokeAsync<IJSObjectReference>("import", "./_content/RecordsPortal.Components/js/record.js");
        await (key switch
        {
            "j" => _script.InvokeVoidAsync("move", 1),
            "k" => _script.InvokeVoidAsync("move", -1),
            "h" => _script.InvokeVoidAsync("history"),
            "p" => _script.InvokeVoidAsync("print"),
            _ => CorrectAsync(_script),
        });
    }

    /// <summary>The item under the cursor, where it is one that can be corrected; else the form as a whole.</summary>
    private async ValueTask CorrectAsync(IJSObjectReference script)
    {
        if (_record is not null && Offers(Feature.CorrectionRequest) && _record.Milestones.CompletedAt is not null)
        {
            var item = await script.InvokeAsync<string?>("item");
            Navigation.NavigateTo($"students/{Id}/correct" + (item?.StartsWith("RecordField.", StringComparison.Ordinal) == true ? $"?field={item["RecordField.".Length..]}" : ""));
        }
    }

    private bool Offers(Feature feature) => _record!.Offered.Contains(feature);
}
