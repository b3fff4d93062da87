namespace RecordsPortal.Components.Layout;

public enum ThemeChoice
{
    System,
    Light,
    Dark,
}

public enum Density
{
    Compact,
    Roomy,
}

/// <summary>
/// How one reader wants the frame. Kept in cookies, because sign-in and error pages need it before anybody is known; the host writes
/// <see cref="ThemeValue"/>, <see cref="DensityValue"/> and <see cref="KeysValue"/> to data-theme, data-density and data-keys of the html element.
/// </summary>
public sealed record ShellPreferences(ThemeChoice Theme = ThemeChoice.System, Density Density = Density.Compact, bool SingleKeys = true)
{
    public const string ThemeCookie = "portal-theme";
    public const string DensityCookie = "portal-density";
    public const string KeysCookie = "portal-keys";

    public string ThemeValue => Theme.ToString().ToLowerInvariant();

    public string DensityValue => Density.ToString().ToLowerInvariant();

    public string KeysValue => SingleKeys ? "on" : "off";

    /// <summary>What the cookies say; anything missing or unknown counts as the default, for a cookie is whatever a browser sends.</summary>
    public static ShellPreferences FromCookies(Func<string, string?> cookie) => new(
        Enum.TryParse<ThemeChoice>(cookie(ThemeCookie), ignoreCase: true, out var theme) && Enum.IsDefined(theme) ? theme : ThemeChoice.System,
        Enum.TryParse<Density>(cookie(DensityCookie), ignoreCase: true, out var density) && Enum.IsDefined(density) ? density : Density.Compact,
        cookie(KeysCookie) != "off");
}
