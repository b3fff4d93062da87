using Microsoft.AspNetCore.Components;
using RecordsPortal.Components.Common;
using RecordsPortal.Components.Registry;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts.People;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Components.Accounts.People;

/// <summary>Everybody of the staff who can sign in, found by name, role, school and state. The question stands in the address.</summary>
public sealed partial class PeoplePage : LiveComponentBase
{
    private IReadOnlyList<PersonRow>? _rows;
    private CollegeDirectory? _college;
    private PersonQuery? _asked;
    private string? _typed;

    [Inject]
    public required PeopleService People { get; init; }

    [Inject]
    public required ReferenceService Reference { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "role")]
    public string? RoleName { get; set; }

    [SupplyParameterFromQuery(Name = "school")]
    public string? School { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    public string? StateName { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageNumber { get; set; }

    private int Page => AddressText.Page(PageNumber);

    private PersonQuery Query => new(Text, AddressText.Choice<Role>(RoleName), AddressText.Id(School), AddressText.Choice<PersonState>(StateName));

    private IEnumerable<(string, string)> RoleOptions => Enum.GetValues<Role>().Where(r => r != Role.Student).Select(r => (r.ToString(), Names[$"Role.{r}"].Value));

    private IEnumerable<(string, string)> SchoolOptions => _college!.Schools.Select(s => (s.Id.ToString(), FieldValues.Show(s)));

    private IEnumerable<(string, string)> StateOptions => Enum.GetValues<PersonState>().Select(s => (s.ToString(), L[$"PersonState.{s}"].Value));

    protected override bool Shows(RecordChange change) => change.Kind is "Account" or "Grant" or "School" or "SchoolClass";

    protected override async Task ReloadAsync(long atLeast)
    {
        var query = Query;
        _asked = query;
        _college = await Reference.DirectoryAsync(Closed);
        var rows = await People.ListAsync(query, Closed);
        if (query == Query)
        {
            _rows = rows;
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        _typed = Text;
        if (_asked is not null && _asked != Query)
        {
            await AskAgainAsync();
        }
    }

    private int FiltersInUse => ((object?[])[Query.Role, Query.School, Query.State]).Count(chosen => chosen is not null);

    private void Go(PersonQuery query) => Navigation.NavigateTo(Href(query, 1), replace: true);

    private string Href(PersonQuery query, int page) => Navigation.GetUriWithQueryParameters("people", new Dictionary<string, object?>
    {
        ["q"] = string.IsNullOrWhiteSpace(query.Text) ? null : query.Text.Trim(),
        ["role"] = query.Role?.ToString(),
        ["school"] = query.School?.ToString(),
        ["state"] = query.State?.ToString(),
        ["page"] = page > 1 ? page : null,
    });
}
