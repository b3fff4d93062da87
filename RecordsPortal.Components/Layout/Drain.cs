namespace RecordsPortal.Components.Layout;

/// <summary>Says to every open page that the portal is about to go. One for the whole process.</summary>
public sealed class Drain
{
    /// <summary>Raised once, on a thread of nobody's circuit. Leave it when the page closes.</summary>
    public event Action? Begun;

    public bool IsOn { get; private set; }

    public void Begin()
    {
        IsOn = true;
        Begun?.Invoke();
    }
}
