using System.Globalization;
using System.Web;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Review;

namespace RecordsPortal.Components.Intake.Review;

/// <summary>
/// The queue's question in the address: school, major, class (ids), route (code), warnings=1, mine=1, age=fresh|waiting|overdue,
/// precheck=missing|any, sort, desc=1, page. What stands there wrongly counts as not standing there.
/// </summary>
public sealed record ReviewAddress(ReviewFilter Filter, bool Mine)
{
    public static ReviewAddress Parse(string uri)
    {
        var query = HttpUtility.ParseQueryString(new Uri(uri).Query);
        return new(
            new ReviewFilter(
                AddressText.Id(query["school"]), AddressText.Id(query["major"]), AddressText.Id(query["class"]), Blank(query["route"]), query["warnings"] == "1", null,
                AddressText.Choice<AgeBand>(query["age"]), AddressText.Choice<PreCheckFilter>(query["precheck"]) ?? PreCheckFilter.Ready,
                AddressText.Choice<ReviewSort>(query["sort"]) ?? ReviewSort.Urgency, query["desc"] == "1", AddressText.Page(query["page"])),
            query["mine"] == "1");
    }

    public bool IsFiltered => FiltersInUse > 0;

    /// <summary>How many narrow the queue. What its pre-check says is no filter: the counsellor's page is of one kind whatever is chosen.</summary>
    public int FiltersInUse => Parts().Count(part => part.Value is not null && part.Name is not ("precheck" or "sort" or "desc" or "page"));

    public ReviewAddress With(Func<ReviewFilter, ReviewFilter> change) => this with { Filter = change(Filter) with { Page = 1 } };

    /// <summary>The filter for a reader whose own claims "mine" means.</summary>
    public ReviewFilter For(Guid? account) => Filter with { ClaimedBy = Mine ? account ?? Guid.Empty : null };

    /// <summary>With the question mark; "" for the plain queue.</summary>
    public string Query => AddressText.Query(Parts());

    private IEnumerable<(string Name, string? Value)> Parts() =>
    [
        ("school", Filter.School?.ToString()),
        ("major", Filter.Major?.ToString()),
        ("class", Filter.Class?.ToString()),
        ("route", Filter.Route),
        ("warnings", Filter.WarningsOnly ? "1" : null),
        ("mine", Mine ? "1" : null),
        ("age", Word(Filter.Age)),
        ("precheck", Filter.PreCheck == PreCheckFilter.Ready ? null : Word<PreCheckFilter>(Filter.PreCheck)),
        ("sort", Filter.Sort == ReviewSort.Urgency ? null : Word<ReviewSort>(Filter.Sort)),
        ("desc", Filter.Descending ? "1" : null),
        ("page", Filter.Page > 1 ? Filter.Page.ToString(CultureInfo.InvariantCulture) : null),
    ];

    private static string? Word<T>(T? value)
        where T : struct, Enum => value?.ToString().ToLowerInvariant();

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
