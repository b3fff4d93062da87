using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RecordsPortal.Components.Common;
using RecordsPortal.Components.Registry;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Statistics;

namespace RecordsPortal.Components.Statistics;

/// <summary>One intake year as it happens, for whoever answers for it. Year and breakdown stand in the address.</summary>
public sealed partial class DashboardPage : LiveComponentBase
{
    private static readonly TimeSpan AgesMove = TimeSpan.FromMinutes(1);

    private SharedAnswers<DashboardQuestion, DashboardNumbers>.Shown? _shown;
    private ITimer? _timer;
    private CollegeDirectory? _college;
    private IReadOnlyList<int>? _years;
    private DashboardPictures? _pictures;
    private Breakdown _by;
    private string? _scope;
    private int _year;
    private volatile bool _isPaused;

    [Inject]
    public required DashboardService Dashboard { get; init; }

    [Inject]
    public required ReferenceService Reference { get; init; }

    [Inject]
    public required IStringLocalizer<StatisticsText> L { get; init; }

    [SupplyParameterFromQuery(Name = "year")]
    public string? YearAsked { get; set; }

    [SupplyParameterFromQuery]
    public string? By { get; set; }

    private int? Year => AddressText.Number(YearAsked);

    /// <summary>Counts that flicker ten times a second cannot be read.</summary>
    protected override TimeSpan Wave => TimeSpan.FromSeconds(1);

    public override async ValueTask DisposeAsync()
    {
        _timer?.Dispose();
        _shown?.Dispose();
        await base.DisposeAsync();
    }

    protected override bool Shows(RecordChange change) => !_isPaused && change.Kind is "Student" or "IntakeCase" or "FieldDecision" or "Account" or "SchoolClass";

    protected override async Task OnInitializedAsync()
    {
        _college = await Reference.DirectoryAsync(Closed);
        await base.OnInitializedAsync();
        if (RendererInfo.IsInteractive)
        {
            // The queue grows older without anybody changing anything.
            _timer = Time.CreateTimer(_ => InvokeAsync(LookAgainAsync), null, AgesMove, AgesMove);
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_pictures is not null && (Year ?? _years?.FirstOrDefault()) != _year)
        {
            await AskAgainAsync();
        }

        _by = AddressText.Choice<Breakdown>(By) ?? Usual(await Dashboard.ReachAsync(Closed));
    }

    protected override async Task ReloadAsync(long atLeast)
    {
        var reach = await Dashboard.ReachAsync(Closed);
        _scope = ScopeName(reach);
        _years = await Dashboard.YearsAsync(Closed);
        _year = Year ?? _years.FirstOrDefault();
        var shown = await Dashboard.ShowAsync(_year, Closed);
        (_shown, var before) = (shown, _shown);
        before?.Dispose();
        _pictures = new DashboardPictures((await shown.AskAsync(atLeast)).Value, _year, _college!, L);
    }

    private async Task LookAgainAsync()
    {
        if (!_isPaused && !Closed.IsCancellationRequested)
        {
            await AskAgainAsync();
        }
    }

    private async Task TogglePauseAsync()
    {
        _isPaused = !_isPaused;
        await LookAgainAsync();
    }

    private string Address(int year, Breakdown? by) => $"dashboard?year={year}" + ((by?.ToString() ?? By) is { Length: > 0 } chosen ? $"&by={chosen.ToLowerInvariant()}" : "");

    private static Breakdown Usual(Reach reach) => reach switch
    {
        { IsCollege: true } => Breakdown.School,
        { Schools.Count: > 0 } => Breakdown.Major,
        _ => Breakdown.Class,
    };

    private string ScopeName(Reach reach) => reach.IsCollege
        ? L["WholeCollege"]
        : string.Join(L["And"], reach.Schools.Select(id => FieldValues.Show(_college!.School(id))).Concat(reach.Classes.Select(id => _college!.Class(id)?.Name)));
}
