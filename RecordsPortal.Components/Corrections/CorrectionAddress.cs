using System.Globalization;
using System.Web;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Corrections;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Components.Corrections;

/// <summary>
/// The queue's question in the address: state=requested|proposed|approved|refused|withdrawn|all, school (id), field, by=student|staff,
/// second=1, newest=1, page. What stands there wrongly counts as not standing there.
/// </summary>
public sealed record CorrectionAddress(CorrectionQuery Query)
{
    public bool IsFiltered => FiltersInUse > 0;

    /// <summary>How many narrow the queue, or choose another part of it.</summary>
    public int FiltersInUse => Parts().Count(part => part.Value is not null && part.Name is not ("newest" or "page"));

    /// <summary>With the question mark; "" for the plain queue.</summary>
    public string Text => AddressText.Query(Parts());

    public static CorrectionAddress Parse(string uri)
    {
        var query = HttpUtility.ParseQueryString(new Uri(uri).Query);
        return new(new CorrectionQuery(
            AddressText.Choice<CorrectionShelf>(query["state"]) ?? CorrectionShelf.Open,
            AddressText.Id(query["school"]),
            AddressText.Choice<RecordField>(query["field"]),
            query["by"] switch { "student" => true, "staff" => false, _ => null },
            query["second"] == "1",
            query["newest"] == "1",
            AddressText.Page(query["page"])));
    }

    public CorrectionAddress With(Func<CorrectionQuery, CorrectionQuery> change) => new(change(Query) with { Page = 1 });

    private IEnumerable<(string Name, string? Value)> Parts() =>
    [
        ("state", Query.Shelf == CorrectionShelf.Open ? null : $"{Query.Shelf}".ToLowerInvariant()),
        ("school", Query.School?.ToString()),
        ("field", Query.Field?.ToString()),
        ("by", Query.ByStudent switch { true => "student", false => "staff", null => null }),
        ("second", Query.SecondOnly ? "1" : null),
        ("newest", Query.NewestFirst ? "1" : null),
        ("page", Query.Page > 1 ? Query.Page.ToString(CultureInfo.InvariantCulture) : null),
    ];
}
