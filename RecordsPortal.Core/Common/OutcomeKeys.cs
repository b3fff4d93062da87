namespace RecordsPortal.Core.Common;

/// <summary>Refusals any command can meet. Each has its sentence in both languages; a test holds the two together.</summary>
public static class OutcomeKeys
{
    public const string NotAllowed = "Outcome.NotAllowed";
    public const string CommandOfAnother = "Outcome.CommandOfAnother";
    public const string DiskFull = "Outcome.DiskFull";
    public const string TooBusy = "Outcome.TooBusy";
}
