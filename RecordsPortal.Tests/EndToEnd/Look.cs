using Microsoft.Playwright;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>How somebody looks at the portal: the screen in their hand, their language, and whether their system is dark.</summary>
public sealed record Look(string Language = "zh-CN", bool IsPhone = false, bool IsDark = false)
{
    public static Look Desktop { get; } = new();

    public static Look Phone { get; } = new(IsPhone: true);

    /// <summary>Four looks meet both languages on both screens and both modes on both screens.</summary>
    public static IReadOnlyList<Look> All { get; } =
        [new("zh-CN", false, false), new("zh-CN", true, true), new("en", false, true), new("en", true, false)];

    public BrowserNewContextOptions Options(Uri portal) => new()
    {
        BaseURL = portal.ToString(),
        Locale = Language,
        TimezoneId = "Asia/Shanghai",
        ColorScheme = IsDark ? ColorScheme.Dark : ColorScheme.Light,
        ReducedMotion = ReducedMotion.Reduce,
        ViewportSize = IsPhone ? new ViewportSize { Width = 390, Height = 844 } : new ViewportSize { Width = 1440, Height = 900 },
        IsMobile = IsPhone,
        HasTouch = IsPhone,
    };

    public override string ToString() => $"{Language}, {(IsPhone ? "phone" : "desktop")}, {(IsDark ? "dark" : "light")}";
}
