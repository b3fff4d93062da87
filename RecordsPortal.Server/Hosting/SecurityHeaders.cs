namespace RecordsPortal.Server.Hosting;

/// <summary>What every answer carries, and whose requests may open a circuit or a hub.</summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'self'; script-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'; " +
        "img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; connect-src 'self'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        context.Response.OnStarting(() =>
        {
            // Pages and files hold personal data: nothing of them stays in a shared computer's cache or comes back with Back after sign-out.
            if (!headers.ContainsKey("Cache-Control"))
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        if (IsForeign(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        await next(context);
    });

    /// <summary>A WebSocket is not covered by CORS: another site's page could open a circuit with the visitor's cookie.</summary>
    private static bool IsForeign(HttpRequest request)
    {
        if (!request.Path.StartsWithSegments("/_blazor") && !request.Path.StartsWithSegments("/hubs"))
        {
            return false;
        }

        var origin = request.Headers.Origin.ToString();
        return (origin.Length > 0 && (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.Authority != request.Host.Value)) ||
            request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";
    }
}
