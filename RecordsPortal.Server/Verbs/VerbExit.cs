namespace RecordsPortal.Server.Verbs;

/// <summary>What a verb tells the script that called it.</summary>
internal static class VerbExit
{
    public const int Good = 0;

    /// <summary>It ran, and what it looked at is not in order.</summary>
    public const int Found = 1;

    /// <summary>It could not run, or not to its end: nothing is known of what it was to look at.</summary>
    public const int Failed = 2;
}
