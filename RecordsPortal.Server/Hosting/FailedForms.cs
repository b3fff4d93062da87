using Microsoft.AspNetCore.Antiforgery;

namespace RecordsPortal.Server.Hosting;

/// <summary>
/// A form without a good antiforgery token comes from elsewhere, or from a page that had been open while its reader signed in or out.
/// The second is an honest person: they get a fresh form and a word, not a bare 400.
/// </summary>
internal static class FailedForms
{
    public static IApplicationBuilder UseFailedForms(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } || !IsPlainForm(context.Request))
        {
            await next(context);
        }
        else if (context.Request.Path.StartsWithSegments("/account/sign-in"))
        {
            context.Response.Redirect($"{context.Request.PathBase}/account/sign-in?stale=true", permanent: false, preserveMethod: false);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    });

    /// <summary>Uploads by script read the status themselves.</summary>
    private static bool IsPlainForm(HttpRequest request) =>
        request.Path.StartsWithSegments("/account") || request.Path.StartsWithSegments("/preferences");
}
