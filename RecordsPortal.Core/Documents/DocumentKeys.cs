namespace RecordsPortal.Core.Documents;

/// <summary>Why a document was not made. Each key has its sentence in every language of the product.</summary>
public static class DocumentKeys
{
    /// <summary>A card shows an approved record; this student's is not approved yet.</summary>
    public const string NoRecord = "Documents.NoRecord";

    public const string NoSubmission = "Documents.NoSubmission";

    /// <summary>Nobody in the place asked for has such a document.</summary>
    public const string Nobody = "Documents.Nobody";

    /// <summary>Facts: whose data it is ("" where nobody's), and the characters.</summary>
    public const string MissingGlyph = "Documents.MissingGlyph";

    /// <summary>Facts: how many orders one person may have under way.</summary>
    public const string TooManyUnderWay = "Documents.TooManyUnderWay";

    public const string NotRunning = "Documents.NotRunning";
    public const string StillRunning = "Documents.StillRunning";

    /// <summary>A fault of the portal's own; the log has it.</summary>
    public const string Broken = "Documents.Broken";
}
