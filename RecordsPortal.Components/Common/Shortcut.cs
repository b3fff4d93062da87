namespace RecordsPortal.Components.Common;

/// <param name="Key">As the browser names it: a lower-case letter, "Enter", "ArrowDown". "?" is taken: it shows the list.</param>
/// <param name="Text">What it does, for the list of shortcuts.</param>
/// <param name="Repeats">Whether holding the key down goes on; right for moving, wrong for deciding.</param>
public sealed record Shortcut(string Key, string Text, bool Repeats = false)
{
    internal string Shown => Key switch
    {
        "ArrowDown" => "↓",
        "ArrowUp" => "↑",
        "ArrowLeft" => "←",
        "ArrowRight" => "→",
        { Length: 1 } => Key.ToUpperInvariant(),
        _ => Key,
    };
}
