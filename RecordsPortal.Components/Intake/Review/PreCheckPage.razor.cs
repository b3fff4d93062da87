using Microsoft.AspNetCore.Components;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Intake.Review;

namespace RecordsPortal.Components.Intake.Review;

/// <summary>A counsellor's look at the applications of their classes before a registrar decides, where the college wants it.</summary>
public sealed partial class PreCheckPage : ComponentBase
{
    private IReadOnlyList<Shortcut> _keys = [];
    private ReviewAddress _address = new(new ReviewFilter(PreCheck: PreCheckFilter.Missing), false);
    private ReviewQueueView? _queue;
    private ReviewPane? _pane;
    private ReviewDone? _done;
    private bool? _isOn;

    [Inject]
    public required PreChecks PreChecks { get; init; }

    [Inject]
    public required ReviewQueue Queue { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Parameter]
    public Guid? Id { get; set; }

    /// <summary>Read from the address with all the rest; asking for it here is what has the page told when nothing but the query changed.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public int? PageAsked { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _keys =
        [
            new("j", L["Key.Down"], Repeats: true), new("k", L["Key.Up"], Repeats: true), new("Enter", L["Key.Enter"]), new("a", L["Key.MarkChecked"]),
            new("r", L["Key.Return"]), new("x", L["Key.Mark"]), new("n", L["Key.Next"]), new("e", L["Key.Unfold"]),
        ];
        _isOn = await PreChecks.IsOnAsync();
    }

    protected override void OnParametersSet()
    {
        if (ReviewAddress.Parse(Navigation.Uri).With(f => f with { PreCheck = PreCheckFilter.Missing }) is var asked && asked != _address)
        {
            _address = asked;
        }
    }

    private async Task PressAsync(string key)
    {
        if (Id is not null && _pane is not null)
        {
            await _pane.PressAsync(key);
        }
        else if (key is "j" or "k")
        {
            _queue?.Move(key == "j" ? 1 : -1);
        }
        else if (key == "Enter" && _queue is { } queue && (queue.Current ?? queue.Move(0)) is { } row)
        {
            Navigation.NavigateTo(queue.HrefOf(row));
        }
    }

    private async Task DoneAsync(ReviewDone done)
    {
        _done = done;
        await NextAsync();
    }

    private async Task NextAsync()
    {
        var next = Id is { } id ? _queue?.After(id) ?? await Queue.NextAsync(Feature.PreCheck, _address.Filter, [id]) : null;
        Navigation.NavigateTo(next is { } open ? _queue!.HrefOf(open) : $"pre-check{_address.Query}");
    }

    private void Go(ReviewAddress address) => Navigation.NavigateTo($"pre-check{address.Query}", replace: true);
}
