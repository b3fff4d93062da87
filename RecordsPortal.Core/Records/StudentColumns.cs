namespace RecordsPortal.Core.Records;

/// <summary>What the student list and its sheets can show of a student, in the order in which it is offered.</summary>
public enum StudentColumn
{
    Name,
    Number,
    Candidate,
    Sex,
    Year,
    School,
    Major,
    Class,
    Status,
    Intake,
    Route,
    Origin,
    Birth,
    Ethnic,
    Political,
    Changed,

    /// <summary>Only in sheets: nobody needs a hundred masked numbers on a screen.</summary>
    IdNumber,

    /// <inheritdoc cref="IdNumber"/>
    Phone,
}

/// <summary>Columns by the words that stand for them in addresses.</summary>
public static class StudentColumns
{
    private const char Between = '.';

    public static IReadOnlyList<StudentColumn> Listed { get; } = [.. Enum.GetValues<StudentColumn>().Where(column => column < StudentColumn.IdNumber)];

    public static IReadOnlyList<StudentColumn> Usual { get; } =
    [
        StudentColumn.Name, StudentColumn.Number, StudentColumn.Candidate, StudentColumn.Sex, StudentColumn.Major, StudentColumn.Class,
        StudentColumn.Status, StudentColumn.Intake, StudentColumn.Changed,
    ];

    private static readonly Dictionary<string, StudentColumn> _byWord = Enum.GetValues<StudentColumn>().ToDictionary(Word);

    public static string Word(StudentColumn column) => column.ToString().ToLowerInvariant();

    public static string Join(IEnumerable<StudentColumn> columns) => string.Join(Between, columns.Select(Word));

    /// <summary>The columns the words name, each once and the name always first: without it nobody knows whose row it is.</summary>
    public static IReadOnlyList<StudentColumn> Parse(string? words) =>
    [
        .. (words ?? "").Split(Between).Select(word => _byWord.TryGetValue(word, out var column) ? column : StudentColumn.Name)
            .Prepend(StudentColumn.Name).Distinct(),
    ];

    internal static string? Clean(string? words) => string.IsNullOrWhiteSpace(words) ? null : Join(Parse(words).Where(Listed.Contains));
}
