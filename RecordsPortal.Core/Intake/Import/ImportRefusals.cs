namespace RecordsPortal.Core.Intake.Import;

/// <summary>Why a file cannot be read as an admission list at all. Each has its sentence in every language of the product.</summary>
public static class ImportRefusals
{
    public const string Empty = nameof(Empty);
    public const string TooLarge = nameof(TooLarge);
    public const string NotASheet = nameof(NotASheet);

    /// <summary>An .xls of before 2007.</summary>
    public const string OldFormat = nameof(OldFormat);
    public const string PasswordProtected = nameof(PasswordProtected);
    public const string Damaged = nameof(Damaged);

    /// <summary>Small to send and enormous to open.</summary>
    public const string TooExpanded = nameof(TooExpanded);
    public const string NoHeaderRow = nameof(NoHeaderRow);
    public const string NoRows = nameof(NoRows);
    public const string TooManyRows = nameof(TooManyRows);
}
