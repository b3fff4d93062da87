using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Records;

namespace RecordsPortal.Components.Changes;

/// <summary>Every change there ever was. An open page never moves by itself; new lines are announced above it.</summary>
public sealed partial class ChangesPage : LiveComponentBase
{
    private ChangeQuery _query = new();
    private IReadOnlyList<string> _kinds = [];
    private ChangePage? _page;
    private string? _kind;
    private string? _action;
    private string? _number;
    private string? _by;
    private DateOnly? _day;
    private long _newer;
    private bool _unknownPerson;

    [Inject]
    public required ChangeTable Table { get; init; }

    [Inject]
    public required StudentList Students { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "person")]
    public string? Person { get; set; }

    [SupplyParameterFromQuery(Name = "by")]
    public string? By { get; set; }

    [SupplyParameterFromQuery(Name = "action")]
    public string? Action { get; set; }

    [SupplyParameterFromQuery(Name = "day")]
    public string? Day { get; set; }

    [SupplyParameterFromQuery(Name = "set")]
    public string? ChangeSet { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    public string? Before { get; set; }

    protected override bool Shows(RecordChange change) => true;

    protected override async Task ReloadAsync(long atLeast)
    {
        if (_page is null)
        {
            (_query, _kinds) = (Asked(), Table.Kinds());
            (_kind, _action, _by, _day) = (_query.Kind ?? "", _query.Action?.ToString() ?? "", _query.By, _query.Day);
            _page = await Table.PageAsync(_query, Closed);
        }

        _newer = _query.Before is null ? Math.Max(0, Feed.Sequence - _page.Newest) : 0;
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_page is not null && Asked() != _query)
        {
            await ShowNewestAsync();
        }
    }

    private Task ShowNewestAsync()
    {
        _page = null;
        return AskAgainAsync();
    }

    private async Task FilterAsync()
    {
        _unknownPerson = false;
        var person = string.IsNullOrWhiteSpace(_number) ? null : await PersonAsync(_number.Trim());
        _unknownPerson = person is null && !string.IsNullOrWhiteSpace(_number);
        if (!_unknownPerson)
        {
            Navigation.NavigateTo(Address(
                ("kind", _kind), ("action", _action), ("by", _by?.Trim()), ("person", person?.ToString()), ("day", _day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
        }
    }

    /// <summary>A number stands for one person only where it is whole.</summary>
    private async Task<Guid?> PersonAsync(string number) => (await Students.AskAsync(new StudentListQuery { Text = number }, Closed)).Rows is [var one] ? one.Id : null;

    private ChangeQuery Asked() => new(
        Blank(Kind),
        AddressText.Id(Person),
        Blank(By),
        AddressText.Choice<ChangeAction>(Action),
        DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        AddressText.Id(ChangeSet),
        long.TryParse(Before, CultureInfo.InvariantCulture, out var before) ? before : null);

    private string Href(long? before) => Address(
        ("kind", Kind), ("action", Action), ("by", By), ("person", Person), ("day", Day), ("set", ChangeSet), ("before", before?.ToString(CultureInfo.InvariantCulture)));

    private static string Address(params (string Name, string? Value)[] parameters) => "changes" + AddressText.Query(parameters);

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
