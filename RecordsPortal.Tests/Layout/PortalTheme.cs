using MudBlazor;

namespace RecordsPortal.Tests.Layout;

/// <summary>
/// Colours, sizes and type in MudBlazor's words, from which wwwroot/css/theme.css is made; the browser reads only the sheet, and
/// <see cref="ThemeCssTests"/> keeps the two equal. Every pair of text and ground here passes WCAG AA in both modes.
/// </summary>
internal static class PortalTheme
{
    private static readonly string[] Fonts =
        ["PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "system-ui", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = Light(),
        PaletteDark = Dark(),
        Typography = Type(),
        LayoutProperties = new LayoutProperties
        {
            DefaultBorderRadius = "4px",
            AppbarHeight = "52px",
            DrawerWidthLeft = "216px",
        },
    };

    private static PaletteLight Light() => new()
    {
        Primary = "#1f5fbf",
        Secondary = "#7a3e9d",
        Tertiary = "#0b6b6b",
        Info = "#0b5fa5",
        Success = "#1b6e33",
        Warning = "#8a5200",
        Error = "#b3261e",
        AppbarBackground = "#1f5fbf",
        AppbarText = "#ffffff",
        Background = "#ffffff",
        BackgroundGray = "#f4f6f9",
        Surface = "#ffffff",
        DrawerBackground = "#f7f9fb",
        DrawerText = "rgba(16,24,40,0.86)",
        DrawerIcon = "rgba(16,24,40,0.67)",
        TextPrimary = "rgba(16,24,40,0.92)",
        TextSecondary = "rgba(16,24,40,0.70)",
        TextDisabled = "rgba(16,24,40,0.60)",
        ActionDefault = "rgba(16,24,40,0.67)",
        LinesDefault = "#dfe4ea",
        LinesInputs = "#7b8794",
        TableLines = "#e4e8ee",
        TableHover = "#f0f5fc",
        Divider = "#dfe4ea",
        Skeleton = "#e8ecf1",
    };

    private static PaletteDark Dark() => new()
    {
        Primary = "#9ec1ff",
        PrimaryContrastText = "#0b1b33",
        Secondary = "#d7a6f2",
        SecondaryContrastText = "#2a0f38",
        Tertiary = "#7fd6d0",
        TertiaryContrastText = "#062424",
        Info = "#86c5ff",
        InfoContrastText = "#06233a",
        Success = "#86d99a",
        SuccessContrastText = "#06240f",
        Warning = "#ffc46b",
        WarningContrastText = "#2b1a00",
        Error = "#ffb4ab",
        ErrorContrastText = "#3a0603",
        AppbarBackground = "#18263c",
        AppbarText = "rgba(255,255,255,0.92)",
        Background = "#10161f",
        BackgroundGray = "#18212d",
        Surface = "#161e29",
        DrawerBackground = "#131a24",
        DrawerText = "rgba(255,255,255,0.85)",
        DrawerIcon = "rgba(255,255,255,0.72)",
        TextPrimary = "rgba(255,255,255,0.92)",
        TextSecondary = "rgba(255,255,255,0.75)",
        TextDisabled = "rgba(255,255,255,0.60)",
        ActionDefault = "rgba(255,255,255,0.75)",
        LinesDefault = "#2b3644",
        LinesInputs = "#8492a3",
        TableLines = "#273240",
        TableHover = "#1c2838",
        Divider = "#2b3644",
        Skeleton = "#222d3b",
    };

    // Chinese has no capitals and English headings need none: nothing in the portal is set in upper case.
    private static Typography Type() => new()
    {
        Default = new DefaultTypography { FontFamily = Fonts, FontSize = "0.875rem", LineHeight = "1.5", LetterSpacing = "normal" },
        H1 = new H1Typography { FontFamily = Fonts, FontSize = "1.375rem", FontWeight = "600", LineHeight = "1.3", LetterSpacing = "normal" },
        H2 = new H2Typography { FontFamily = Fonts, FontSize = "1.125rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
        H3 = new H3Typography { FontFamily = Fonts, FontSize = "1rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
        Body1 = new Body1Typography { FontFamily = Fonts, FontSize = "0.875rem", LineHeight = "1.5", LetterSpacing = "normal" },
        Body2 = new Body2Typography { FontFamily = Fonts, FontSize = "0.8125rem", LineHeight = "1.5", LetterSpacing = "normal" },
        Button = new ButtonTypography { FontFamily = Fonts, FontSize = "0.875rem", FontWeight = "500", LineHeight = "1.5", LetterSpacing = "normal", TextTransform = "none" },
        Caption = new CaptionTypography { FontFamily = Fonts, FontSize = "0.75rem", LineHeight = "1.5", LetterSpacing = "normal" },
        Overline = new OverlineTypography { FontFamily = Fonts, FontSize = "0.75rem", LineHeight = "1.5", LetterSpacing = "normal", TextTransform = "none" },
    };
}
