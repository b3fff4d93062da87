using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace RecordsPortal.Components.Layout;

/// <summary>
/// The frame of the static pages: sign-in, activation, reset, errors. Plain h1, p, label, input and submit button inside are styled as they
/// stand; css/account.css has classes for what is more than that: account-error, account-hint, account-check, account-links, account-password.
/// </summary>
public sealed partial class AccountLayout : LayoutComponentBase
{
    [Inject]
    public required NavigationManager Navigation { get; init; }

    private static string OtherLanguage => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? "en" : "zh-CN";

    private string Here => Navigation.ToBaseRelativePath(Navigation.Uri);
}
