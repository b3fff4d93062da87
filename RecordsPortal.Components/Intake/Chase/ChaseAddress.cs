using System.Globalization;
using System.Web;
using RecordsPortal.Core.Intake.Chase;

namespace RecordsPortal.Components.Intake.Chase;

/// <summary>The chase list in the address: year, school and class (ids), stage, page. With a class or a stage it shows names, else classes.</summary>
public sealed record ChaseAddress(int? Year = null, Guid? School = null, Guid? Class = null, ChaseStage? Stage = null, int Page = 1)
{
    public bool ShowsNames => Class is not null || Stage is not null;

    public string Href
    {
        get
        {
            var query = HttpUtility.ParseQueryString("");
            foreach (var (name, value) in ((string, string?)[])[
                ("year", Year?.ToString(CultureInfo.InvariantCulture)), ("school", School?.ToString()), ("class", Class?.ToString()),
                ("stage", Stage?.ToString().ToLowerInvariant()), ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null)])
            {
                if (value is not null)
                {
                    query[name] = value;
                }
            }

            return query.Count == 0 ? "chase" : $"chase?{query}";
        }
    }

    public static ChaseAddress Parse(string uri)
    {
        var query = HttpUtility.ParseQueryString(new Uri(uri).Query);
        return new(
            Number(query["year"]), Id(query["school"]), Id(query["class"]),
            Enum.TryParse<ChaseStage>(query["stage"], ignoreCase: true, out var stage) && Enum.IsDefined(stage) ? stage : null,
            Number(query["page"]) is { } page and > 0 ? page : 1);
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;
}
