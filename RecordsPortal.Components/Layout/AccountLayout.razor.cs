using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace RecordsPortal.Components.Layout;

/// <summary>The frame of the static pages: sign-in, activation, reset, errors. Style their content with the classes of css/account.css.</summary>
public sealed partial class AccountLayout : LayoutComponentBase
{
    [Inject]
    public required NavigationManager Navigation { get; init; }

    private static string OtherLanguage => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? "en" : "zh-CN";

    private string Here => Navigation.ToBaseRelativePath(Navigation.Uri);
}
