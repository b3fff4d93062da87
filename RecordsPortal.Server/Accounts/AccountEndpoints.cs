using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using RecordsPortal.Components.Layout;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts;

namespace RecordsPortal.Server.Accounts;

/// <summary>The account acts that are forms and not pages: leaving, and how the frame should look.</summary>
internal static class AccountEndpoints
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(400);

    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        app.MapPost("/account/sign-out", SignOutAsync).AllowAnonymous();
        app.MapPasskeys();
        // That it was asked is all: every request of a session counts as its use.
        app.MapGet("/account/presence", () => TypedResults.NoContent()).Needs(Feature.Portal);
        app.MapPost("/preferences/language", SetLanguage).AllowAnonymous();
        foreach (var (name, cookie) in (IEnumerable<(string, string)>)[
            ("theme", ShellPreferences.ThemeCookie), ("density", ShellPreferences.DensityCookie), ("keys", ShellPreferences.KeysCookie)])
        {
            app.MapPost($"/preferences/{name}", (HttpContext context, [FromForm] string value, [FromForm] string? returnUrl) =>
                Remember(context, cookie, value, returnUrl)).AllowAnonymous();
        }
    }

    private static async Task<RedirectHttpResult> SignOutAsync(HttpContext context, AccessService access)
    {
        if (SessionGate.SessionOf(context.User) is { } session)
        {
            await access.EndAsync(session, context.RequestAborted);
        }

        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return TypedResults.LocalRedirect("~/account/sign-in");
    }

    private static RedirectHttpResult SetLanguage(HttpContext context, [FromForm] string value, [FromForm] string? returnUrl) =>
        Remember(context, "RecordsPortal.Language", CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(value == "en" ? "en" : "zh-CN")), returnUrl);

    private static RedirectHttpResult Remember(HttpContext context, string cookie, string value, string? returnUrl)
    {
        context.Response.Cookies.Append(cookie, value.Length > 64 ? "" : value, new CookieOptions { MaxAge = Remembered, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps });
        return TypedResults.LocalRedirect("~" + LocalUrl.Or(returnUrl, "/"));
    }
}

/// <summary>Only ever goes back into the portal, whatever a link says.</summary>
internal static class LocalUrl
{
    /// <returns><paramref name="url"/> if it is a path of this portal, else <paramref name="other"/>; always begins with one slash.</returns>
    public static string Or(string? url, string other) =>
        url is ['/', ..] && url.Length < 2048 && !(url.Length > 1 && url[1] is '/' or '\\') && !url.Any(char.IsControl) ? url : other;
}
