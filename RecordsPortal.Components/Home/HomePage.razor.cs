using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RecordsPortal.Components.Common;
using RecordsPortal.Components.Layout;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Setup;
using RecordsPortal.Core.Statistics;

namespace RecordsPortal.Components.Home;

/// <summary>The first page of everybody: for a student the one next step, for staff what waits and where they may go.</summary>
public sealed partial class HomePage : LiveComponentBase
{
    private SharedAnswers<HomeQuestion, HomeNumbers>.Shown? _shown;
    private Actor? _actor;
    private OwnStanding? _own;
    private HomeNumbers? _numbers;
    private IReadOnlyList<HomeTask>? _tasks;
    private IReadOnlyList<NavItem> _places = [];
    private int _stepsLeft;

    [Inject]
    public required HomeService Home { get; init; }

    [Inject]
    public required SetupProgress Setup { get; init; }

    [Inject]
    public required ICurrentUser User { get; init; }

    [Inject]
    public required IStringLocalizer<HomeText> L { get; init; }

    public override async ValueTask DisposeAsync()
    {
        _shown?.Dispose();
        await base.DisposeAsync();
    }

    protected override bool Shows(RecordChange change) => change.Kind is "Student" or "Correction" or "IntakeCase" or "Account" or "AdmissionList" or "AdmissionProposal" or "Setting" or "SchoolClass" or "Major";

    protected override async Task ReloadAsync(long atLeast)
    {
        var actor = await User.GetAsync(Closed);
        _own = await Home.OwnAsync(Closed);
        _stepsLeft = (await Setup.StepsAsync(Closed)).Count(step => !step.IsDone);
        var shown = await Home.ShowAsync(Closed);
        (_shown, var before) = (shown, _shown);
        before?.Dispose();
        _numbers = shown is null ? null : (await shown.AskAsync(atLeast)).Value;
        _tasks = _numbers is { Year: > 0 } numbers ? HomeTask.For(actor, numbers) : null;
        _places = [.. Layout.Navigation.For(actor).Where(item => item.Visible && item.Href.Length > 0)];
        _actor = actor;
    }

    private string Hint(HomeTask task) => task.Key == "Review" && _numbers?.Oldest is { } oldest
        ? L["Task.Review.Oldest", (int)(Time.GetUtcNow().UtcDateTime - oldest).TotalHours]
        : L[$"Task.{task.Key}.Hint"];
}
