namespace RecordsPortal.Components.Common;

public enum StatusTone
{
    /// <summary>○ Nothing has happened yet.</summary>
    NotBegun,

    /// <summary>● In force, in school, open.</summary>
    Active,

    /// <summary>◐ Under way or waiting for somebody.</summary>
    Waiting,

    /// <summary>↩ Returned: somebody has to act again.</summary>
    Returned,

    /// <summary>■ Stopped, on leave, closed.</summary>
    Stopped,

    /// <summary>✓ Done.</summary>
    Done,

    /// <summary>▲ A warning that needs an eye.</summary>
    Warning,
}

internal static class StatusShape
{
    public static string Of(StatusTone tone) => tone switch
    {
        StatusTone.Active => "●",
        StatusTone.Waiting => "◐",
        StatusTone.Returned => "↩",
        StatusTone.Stopped => "■",
        StatusTone.Done => "✓",
        StatusTone.Warning => "▲",
        _ => "○",
    };
}
