using Microsoft.AspNetCore.Components;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Notices;

namespace RecordsPortal.Components.Notices;

/// <summary>A person's own inbox. Opening a notice marks it as read and goes where it is dealt with.</summary>
public sealed partial class NoticesPage : LiveComponentBase
{
    private NoticePage? _notices;
    private Guid? _me;
    private int? _shown;
    private bool _isBusy;

    [Inject]
    public required NoticeService Notices { get; init; }

    [Inject]
    public required ICurrentUser User { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required OutcomeMessages Outcomes { get; init; }

    [SupplyParameterFromQuery]
    private string? Page { get; set; }

    private int Current => AddressText.Page(Page);

    private int Pages => _notices is null ? 0 : (_notices.Total + Limits.PageSize - 1) / Limits.PageSize;

    protected override async Task OnInitializedAsync()
    {
        _me = (await User.GetAsync(Closed)).StudentId;
        await base.OnInitializedAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_shown is not null && _shown != Current)
        {
            await AskAgainAsync();
        }
    }

    protected override bool Shows(RecordChange change) => change.Kind == "Notice" && change.StudentId == _me;

    protected override async Task ReloadAsync(long atLeast)
    {
        _shown = Current;
        _notices = await Notices.PageAsync(Current, Closed);
    }

    private async Task OpenAsync(NoticeItem notice)
    {
        await Notices.ReadAsync(Guid.CreateVersion7(), notice.Id, Closed);
        Navigation.NavigateTo(notice.Link);
    }

    private async Task ReadAllAsync()
    {
        _isBusy = true;
        var outcome = await Notices.ReadAllAsync(Guid.CreateVersion7(), LoadedAt ?? DateTime.MinValue, Closed);
        _isBusy = false;
        if (outcome is not Outcome.Done)
        {
            Outcomes.Show(outcome, L);
        }
    }
}
