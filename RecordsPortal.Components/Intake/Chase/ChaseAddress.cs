using System.Globalization;
using System.Web;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Chase;

namespace RecordsPortal.Components.Intake.Chase;

/// <summary>The chase list in the address: year, school and class (ids), stage, page. With a class or a stage it shows names, else classes.</summary>
public sealed record ChaseAddress(int? Year = null, Guid? School = null, Guid? Class = null, ChaseStage? Stage = null, int Page = 1)
{
    public bool ShowsNames => Class is not null || Stage is not null;

    public string Href => "chase" + AddressText.Query(
    [
        ("year", Year?.ToString(CultureInfo.InvariantCulture)), ("school", School?.ToString()), ("class", Class?.ToString()),
        ("stage", Stage?.ToString().ToLowerInvariant()), ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
    ]);

    public static ChaseAddress Parse(string uri)
    {
        var query = HttpUtility.ParseQueryString(new Uri(uri).Query);
        return new(
            AddressText.Number(query["year"]), AddressText.Id(query["school"]), AddressText.Id(query["class"]),
            AddressText.Choice<ChaseStage>(query["stage"]), AddressText.Page(query["page"]));
    }
}
