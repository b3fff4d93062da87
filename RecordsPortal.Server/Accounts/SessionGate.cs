using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts;

namespace RecordsPortal.Server.Accounts;

/// <summary>The session behind the request or the circuit that services run in; set by the middleware and the circuit handler, nobody else.</summary>
internal sealed class CurrentSession
{
    public Guid? Id { get; set; }
}

/// <summary>Asks afresh each time: an actor remembered by a circuit would outlive the role that was taken away.</summary>
internal sealed class CurrentUser(CurrentSession session, AccessService access) : ICurrentUser
{
    public ValueTask<Actor> GetAsync(CancellationToken cancel = default) =>
        session.Id is { } id ? access.ActorOfAsync(id, cancel) : ValueTask.FromResult(Actor.Nobody);
}

/// <summary>Ties cookie, request and circuit to the session table.</summary>
internal static class SessionGate
{
    public const string SessionClaim = "session";

    public static Guid? SessionOf(ClaimsPrincipal? user) => Guid.TryParse(user?.FindFirstValue(SessionClaim), out var id) ? id : null;

    /// <summary>A cookie whose session ended is no cookie any more, whatever its date says.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var access = context.HttpContext.RequestServices.GetRequiredService<AccessService>();
        if (SessionOf(context.Principal) is not { } session || !(await access.ActorOfAsync(session, context.HttpContext.RequestAborted)).IsSignedIn)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
    }

    public static IApplicationBuilder UseSessions(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (SessionOf(context.User) is { } session)
        {
            context.RequestServices.GetRequiredService<CurrentSession>().Id = session;
            await context.RequestServices.GetRequiredService<AccessService>().TouchAsync(session, context.RequestAborted);
        }

        await next(context);
    });
}

/// <summary>
/// Gives a circuit its session when it opens. What happens on it does not count as use of the session: a screen that repaints itself
/// answers every picture, and would keep a place at an empty desk signed in for ever. The page says when a hand moved.
/// </summary>
internal sealed class SessionCircuitHandler(CurrentSession current, AuthenticationStateProvider authentication) : CircuitHandler
{
    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) =>
        current.Id = SessionGate.SessionOf((await authentication.GetAuthenticationStateAsync()).User);
}
