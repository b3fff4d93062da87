using Microsoft.AspNetCore.Components;
using MudBlazor;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Notices;

namespace RecordsPortal.Components.Notices;

/// <summary>The way to one's notices, with how many are unread; in the bar of every page.</summary>
public sealed partial class NoticeBell : LiveComponentBase
{
    private const int Most = 99;

    private static readonly RenderFragment _picture = PlainIcon.Of(Icons.Material.Outlined.Notifications);

    private int _unread;
    private Guid? _me;

    [Inject]
    public required NoticeService Notices { get; init; }

    [Inject]
    public required ICurrentUser User { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _me = (await User.GetAsync(Closed)).StudentId;
        await base.OnInitializedAsync();
    }

    // Of a colleague's notices the bell hears as well; counting again costs less than telling every screen whose they are.
    protected override bool Shows(RecordChange change) => change.Kind == "Notice" && change.StudentId == _me;

    protected override async Task ReloadAsync(long atLeast) => _unread = await Notices.UnreadAsync(Closed);
}
