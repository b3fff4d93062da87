using Microsoft.AspNetCore.Components;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Chase;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Components.Intake.Chase;

/// <summary>Who is late: class by class, and the names behind each count.</summary>
public sealed partial class ChasePage : LiveComponentBase
{
    private const string YearOf = "YearOf";

    private ChaseWatch? _watch;
    private ChaseAddress _address = new();
    private CollegeDirectory? _college;
    private IReadOnlyList<int>? _years;
    private IReadOnlyList<ChaseClass>? _classes;
    private Page<ChaseRow>? _names;
    private DateOnly _today;
    private bool _mayReveal;
    private bool _mayExtend;

    [Inject]
    public required ChaseLists Lists { get; init; }

    [Inject]
    public required ReferenceService Reference { get; init; }

    [Inject]
    public required ICurrentUser User { get; init; }

    [Inject]
    public required CollegeClock Clock { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Read from the address with all the rest; asking for it here is what has the page told when nothing but the query changed.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageAsked { get; set; }

    private int Year => _address.Year ?? _years?.FirstOrDefault() ?? 0;

    private IReadOnlyList<SchoolItem> Schools => [.. _college!.Schools.Where(s => _classes!.Any(c => c.SchoolId == s.Id))];

    private IEnumerable<ChaseClass> Visible => _classes!
        .Where(c => _address.School is not { } school || c.SchoolId == school)
        .OrderBy(c => _college!.School(c.SchoolId)?.Code, StringComparer.Ordinal).ThenBy(c => c.ClassId is null).ThenBy(c => _college!.Class(c.ClassId)?.Name, StringComparer.Ordinal);

    private IEnumerable<(string, string)> Stages => Enum.GetValues<ChaseStage>().Select(stage => (stage.ToString(), L[$"Stage.{stage}"].Value));

    private string Title => !_address.ShowsNames || _college is null
        ? L["Chase"]
        : string.Join(" · ", new[] { _college.Class(_address.Class)?.Name, _address.Stage is { } stage ? L[$"Stage.{stage}"].Value : null }.OfType<string>());

    private TrailStep[] Trail => _address.ShowsNames ? [new(L["BackToClasses"], (_address with { Class = null, Stage = null, Page = 1 }).Href)] : [];

    public override async ValueTask DisposeAsync()
    {
        _watch?.Dispose();
        await base.DisposeAsync();
    }

    protected override bool Shows(RecordChange change) => change.Kind is "IntakeCase" or "Student" or "Account" or "SchoolClass";

    protected override async Task OnInitializedAsync()
    {
        _address = ChaseAddress.Parse(Navigation.Uri);
        _watch = Lists.Watch();
        (_college, _years, _today) = (await Reference.DirectoryAsync(Closed), await Lists.YearsAsync(Closed), Clock.Today);
        var actor = await User.GetAsync(Closed);
        (_mayReveal, _mayExtend) = (actor.May(Feature.RevealSealed), actor.May(Feature.IntakeWindows));
        await base.OnInitializedAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (ChaseAddress.Parse(Navigation.Uri) is var asked && asked != _address)
        {
            (_address, _names) = (asked, null);
            await AskAgainAsync();
        }
    }

    protected override async Task ReloadAsync(long atLeast)
    {
        var address = _address;
        var classes = await _watch!.ClassesAsync(Year, atLeast);
        var names = address.ShowsNames ? await Lists.NamesAsync(Year, address.Class, address.Stage, address.Page, Closed) : null;
        if (address == _address)
        {
            (_classes, _names) = (classes, names);
        }
    }

    private void Go(ChaseAddress address) => Navigation.NavigateTo(address.Href);
}
