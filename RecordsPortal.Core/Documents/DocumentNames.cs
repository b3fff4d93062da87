using System.Globalization;
using System.Text;

namespace RecordsPortal.Core.Documents;

/// <summary>Names of files: what it is, of which place, when. Never a person's.</summary>
internal static class DocumentNames
{
    public const string Pdf = "pdf";
    public const string Sheet = "xlsx";
    public const string Archive = "zip";

    /// <param name="place">A class or school; null for the papers of one person.</param>
    /// <param name="at">The college's time.</param>
    public static string Of(DocumentKind kind, string? place, DateTime at, string ending) =>
        string.Join('-', new[] { Word(kind), place is null ? null : Safe(place), at.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture) }.OfType<string>()) + $".{ending}";

    public static string EndingOf(DocumentKind kind) => kind == DocumentKind.ClassRosterSheet ? Sheet : Pdf;

    public static string TypeOf(string name) => Path.GetExtension(name)[1..] switch
    {
        Pdf => "application/pdf",
        Sheet => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/zip",
    };

    /// <summary>Classes are named by people; their names become files inside an archive.</summary>
    public static string Safe(string name) => string.Concat(name.Select(character => char.IsLetterOrDigit(character) || character is '-' or '_' ? character : '_'));

    /// <summary>𠮷 (U+20BB7).</summary>
    public static string Characters(IEnumerable<Rune> characters) => string.Join(' ', characters.Select(character => $"{character} (U+{character.Value:X4})"));

    private static string Word(DocumentKind kind) => kind switch
    {
        DocumentKind.StatusCard => "学籍卡",
        DocumentKind.RegistrationForm => "新生入学登记表",
        _ => "花名册",
    };
}
