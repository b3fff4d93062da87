using Microsoft.AspNetCore.Components;
using MudBlazor;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Corrections;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Components.Corrections;

/// <summary>What waits for a registrar's word, beside it the open case, all of it by keyboard.</summary>
public sealed partial class CorrectionsPage : LiveComponentBase
{
    private IReadOnlyList<Shortcut> _keys = [];
    private CorrectionAddress _address = new(new CorrectionQuery());
    private CorrectionAddress? _asked;
    private CollegeDirectory? _college;
    private Page<CorrectionRow>? _page;
    private CorrectionPane? _pane;
    private IDisposable? _shown;
    private Guid? _at;
    private long _minute;

    [Inject]
    public required CorrectionQueue Queue { get; init; }

    [Inject]
    public required ReferenceService Reference { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Parameter]
    public Guid? Id { get; set; }

    /// <summary>Read from the address with all the rest; asking for it here is what has the page told when nothing but the query changed.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageAsked { get; set; }

    private Guid? Current => Id ?? _at;

    protected override async Task OnInitializedAsync()
    {
        _keys =
        [
            new("j", L["Key.Down"], Repeats: true), new("k", L["Key.Up"], Repeats: true), new("Enter", L["Key.Enter"]),
            new("a", L["Key.Approve"]), new("r", L["Key.Refuse"]), new("v", L["Key.Reveal"]),
        ];
        _address = CorrectionAddress.Parse(Navigation.Uri);
        _college = await Reference.DirectoryAsync(Closed);
        await base.OnInitializedAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        _address = CorrectionAddress.Parse(Navigation.Uri);
        if (_asked is not null && _asked != _address)
        {
            await AskAgainAsync();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        _shown?.Dispose();
        await base.DisposeAsync();
    }

    protected override bool Shows(RecordChange change) => change.Kind is "Correction" or "CorrectionEvidence" or "Student" or "Grant";

    protected override async Task ReloadAsync(long atLeast)
    {
        var address = _address;
        if (_asked != address)
        {
            var before = _shown;
            _shown = await Queue.ShowAsync(address.Query, Closed);
            before?.Dispose();
        }

        _page = await Queue.AskAsync(address.Query, atLeast, Closed);
        _asked = address;
        _minute = Time.GetUtcNow().Ticks / TimeSpan.TicksPerMinute;
    }

    private async Task PressAsync(string key)
    {
        if (key is "j" or "k")
        {
            Move(key == "j" ? 1 : -1);
        }
        else if (key == "Enter" && Current is { } row)
        {
            Navigation.NavigateTo(HrefOf(row));
        }
        else if (_pane is not null)
        {
            await _pane.PressAsync(key);
        }
    }

    /// <summary>Moves the cursor; with a case open, to the neighbour's case.</summary>
    private void Move(int by)
    {
        if (_page is not { Rows: { Count: > 0 } rows })
        {
            return;
        }

        var index = rows.ToList().FindIndex(row => row.Id == Current);
        _at = rows[index < 0 ? 0 : Math.Clamp(index + by, 0, rows.Count - 1)].Id;
        if (Id is not null && _at != Id)
        {
            Navigation.NavigateTo(HrefOf(_at.Value));
        }
    }

    private string HrefOf(Guid id) => $"corrections/{id}{_address.Text}";

    private void Go(CorrectionAddress address) => Navigation.NavigateTo($"corrections{address.Text}", replace: true);
}
