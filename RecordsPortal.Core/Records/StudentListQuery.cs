using System.Globalization;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Records;

/// <summary>
/// What the student list at <c>/students</c> is asked for; the same question stands in its address, so a number elsewhere can link to the
/// rows behind it: build the link with <see cref="Href"/>. All filters given must hold. Parameters of the address:
/// <list type="bullet">
/// <item><c>q</c> the beginning of a name, of its pinyin or initials, of a candidate or student number, or of a class's name</item>
/// <item><c>year</c> year of entry, four digits; <c>intake</c> the year whose list they came with (five-year students entered earlier)</item>
/// <item><c>school</c> the school's code ("02"), <c>major</c> the national six-digit code, <c>class</c> the class's id, or "none"</item>
/// <item><c>status</c> a <see cref="StudentStatus"/>, <c>state</c> an <see cref="IntakeState"/></item>
/// <item><c>reached</c> an <see cref="IntakeStage"/>: those who came at least so far; <c>short</c>: those who have not ("short=Activated": no account yet)</item>
/// <item><c>waiting</c> a <see cref="QueueAge"/>: submitted, and waiting so long</item>
/// <item><c>route</c> a code of the admission routes ("GK"), <c>sex</c> "1" or "2"</item>
/// <item><c>province</c> the first two digits of the place of origin ("43"), or "none" where none is known</item>
/// <item><c>reviewer</c> the account that decided last, <c>reviewed</c> the college's day on which it did (yyyy-MM-dd)</item>
/// <item><c>returned</c> key of a canned reason some item was returned for, or "other" for a reason in the reviewer's words</item>
/// <item><c>flag</c> a <see cref="StudentFlag"/></item>
/// <item><c>sort</c> one of <see cref="Sorts"/>, with "-" before it for the other way round; where it is left out, each reader's own</item>
/// <item><c>cols</c> the columns in their order, joined by dots: words of <see cref="StudentColumns"/>; where left out, each reader's own</item>
/// <item><c>at</c> how many rows come before the first one in view</item>
/// </list>
/// </summary>
public sealed record StudentListQuery
{
    public const string None = "none";
    public const string OtherReason = "other";

    /// <summary>The first is what the list has when nothing was asked: the newest year first.</summary>
    public static IReadOnlyList<string> Sorts { get; } = [StudentColumns.Word(StudentColumn.Year), .. StudentColumns.Listed.Select(StudentColumns.Word).Where(word => word != "year")];

    public string? Text { get; init; }
    public int? Year { get; init; }
    public int? Intake { get; init; }
    public string? School { get; init; }
    public string? Major { get; init; }
    public string? Class { get; init; }
    public StudentStatus? Status { get; init; }
    public IntakeState? State { get; init; }
    public IntakeStage? Reached { get; init; }
    public IntakeStage? Short { get; init; }
    public QueueAge? Waiting { get; init; }
    public string? Route { get; init; }
    public string? Province { get; init; }
    public string? Sex { get; init; }
    public Guid? Reviewer { get; init; }
    public DateOnly? Reviewed { get; init; }
    public string? Returned { get; init; }
    public StudentFlag? Flag { get; init; }

    /// <summary>Null for the reader's own, which is the first of <see cref="Sorts"/> until they choose.</summary>
    public string? Sort { get; init; }
    public bool Descending { get; init; }

    /// <summary>Words joined by dots, each once; null for the reader's own.</summary>
    public string? Columns { get; init; }

    public int At { get; init; }

    /// <summary>Relative to the base address. A whole ID or phone number is left out: it must not stand in an address.</summary>
    public string Href => "students" + AddressText.Query(Parameters());

    /// <summary>True where a whole ID or phone number is sought, which <see cref="Href"/> leaves out.</summary>
    public bool IsPersonal => StudentSearch.IsPersonalNumber(Text);

    /// <summary>True when anything narrows the list.</summary>
    public bool IsFiltered => Filter != new StudentListQuery();

    /// <summary>Whether the greatest stands first. Years begin with the newest, so there it is the other way round.</summary>
    public bool IsFalling => Descending != (Sort == StudentColumns.Word(StudentColumn.Year));

    /// <summary>Who is asked for, whatever the order, the columns and the place.</summary>
    public StudentListQuery Filter => this with { Sort = null, Descending = false, Columns = null, At = 0 };

    /// <summary>Reads an address back. What cannot be read is passed over: an old link should still show a list.</summary>
    public static StudentListQuery Parse(Func<string, string?> parameter)
    {
        var sort = parameter("sort") ?? "";
        var bare = sort.TrimStart('-');
        return new StudentListQuery
        {
            Text = Clean(parameter("q")),
            Year = AddressText.Number(parameter("year")),
            Intake = AddressText.Number(parameter("intake")),
            School = Clean(parameter("school")),
            Major = Clean(parameter("major")),
            Class = Clean(parameter("class")),
            Status = AddressText.Choice<StudentStatus>(parameter("status")),
            State = AddressText.Choice<IntakeState>(parameter("state")),
            Reached = AddressText.Choice<IntakeStage>(parameter("reached")),
            Short = AddressText.Choice<IntakeStage>(parameter("short")),
            Waiting = AddressText.Choice<QueueAge>(parameter("waiting")),
            Route = Clean(parameter("route")),
            Province = Clean(parameter("province")),
            Sex = Clean(parameter("sex")),
            Reviewer = AddressText.Id(parameter("reviewer")),
            Reviewed = DateOnly.TryParseExact(parameter("reviewed"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
            Returned = Clean(parameter("returned")),
            Flag = AddressText.Choice<StudentFlag>(parameter("flag")),
            Sort = Sorts.Contains(bare) ? bare : null,
            Descending = Sorts.Contains(bare) && sort.StartsWith('-'),
            Columns = StudentColumns.Clean(parameter("cols")),
            At = AddressText.Number(parameter("at")) ?? 0,
        };
    }

    private IEnumerable<(string Name, string? Value)> Parameters() =>
    [
        ("q", IsPersonal ? null : Text),
        ("year", Year?.ToString(CultureInfo.InvariantCulture)),
        ("intake", Intake?.ToString(CultureInfo.InvariantCulture)),
        ("school", School),
        ("major", Major),
        ("class", Class),
        ("status", Status?.ToString()),
        ("state", State?.ToString()),
        ("reached", Reached?.ToString()),
        ("short", Short?.ToString()),
        ("waiting", Waiting?.ToString()),
        ("route", Route),
        ("province", Province),
        ("sex", Sex),
        ("reviewer", Reviewer?.ToString()),
        ("reviewed", Reviewed?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("returned", Returned),
        ("flag", Flag?.ToString()),
        ("sort", Sort is null ? null : (Descending ? "-" : "") + Sort),
        ("cols", Columns),
        ("at", At == 0 ? null : At.ToString(CultureInfo.InvariantCulture)),
    ];

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim()[..Math.Min(text.Trim().Length, Limits.SearchText)];
}
