using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using RecordsPortal.Components.Common;

namespace RecordsPortal.Components.Layout;

/// <summary>Who is signed in, how the portal looks to them, and the way out.</summary>
public sealed partial class UserMenu : ComponentBase
{
    private static readonly RenderFragment _picture = PlainIcon.Of(Icons.Material.Filled.AccountCircle);

    [CascadingParameter]
    public Shell Shell { get; set; } = Shell.Anonymous;

    private string Label => Shell.UserName is null ? L["Preferences"] : L["AccountOf", Shell.UserName];

    private PreferenceOption[] Languages =>
    [
        new("zh-CN", L["Chinese"], CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh"),
        new("en", L["English"], CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "zh"),
    ];

    private PreferenceOption[] Themes =>
    [
        .. Enum.GetValues<ThemeChoice>().Select(theme =>
            new PreferenceOption(theme.ToString().ToLowerInvariant(), L[$"Theme{theme}"], Shell.Preferences.Theme == theme)),
    ];

    private PreferenceOption[] Densities =>
    [
        .. Enum.GetValues<Density>().Select(density =>
            new PreferenceOption(density.ToString().ToLowerInvariant(), L[$"Density{density}"], Shell.Preferences.Density == density)),
    ];

    private PreferenceOption[] Keys =>
    [
        new("on", L["KeysOn"], Shell.Preferences.SingleKeys),
        new("off", L["KeysOff"], !Shell.Preferences.SingleKeys),
    ];
}
