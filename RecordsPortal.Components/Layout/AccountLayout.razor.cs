using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

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

    [CascadingParameter]
    public HttpContext? Context { get; set; }

    // A request that failed was run again under the address of the error page; the reader's browser still shows the first one.
    private string Here => Context?.Features.Get<IStatusCodeReExecuteFeature>() is { } first
        ? $"{first.OriginalPath.TrimStart('/')}{first.OriginalQueryString}"
        : Context?.Features.Get<IExceptionHandlerPathFeature>()?.Path.TrimStart('/') ?? Navigation.ToBaseRelativePath(Navigation.Uri);
}
