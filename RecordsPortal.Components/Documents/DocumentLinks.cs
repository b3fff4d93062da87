using RecordsPortal.Core.Documents;

namespace RecordsPortal.Components.Documents;

/// <summary>Where documents are fetched, by plain HTTP. Both the links on pages and the host's endpoints ask here.</summary>
public static class DocumentLinks
{
    private const string Card = "card.pdf";
    private const string Form = "form.pdf";
    private const string Roster = "roster.pdf";
    private const string Sheet = "roster.xlsx";

    public static string CardOf(Guid student) => $"documents/students/{student}/{Card}";

    public static string FormOf(Guid student) => $"documents/students/{student}/{Form}";

    public static string RosterOf(Guid studentClass) => $"documents/classes/{studentClass}/{Roster}";

    public static string SheetOf(Guid studentClass) => $"documents/classes/{studentClass}/{Sheet}";

    public static string FileOf(Guid job) => $"documents/files/{job}";

    /// <summary>Null for a name that is none of ours.</summary>
    public static DocumentKind? OfStudent(string name) => name switch
    {
        Card => DocumentKind.StatusCard,
        Form => DocumentKind.RegistrationForm,
        _ => null,
    };

    public static DocumentKind? OfClass(string name) => name switch
    {
        Roster => DocumentKind.ClassRoster,
        Sheet => DocumentKind.ClassRosterSheet,
        _ => null,
    };
}
