using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using RecordsPortal.Core.Accounts;

namespace RecordsPortal.Server.Accounts;

/// <summary>Puts a session into the browser: the cookie says which session it is, and everything else is asked of the session. Nobody is half way any more.</summary>
internal static class SignInCookie
{
    public static async Task WriteAsync(HttpContext context, SignedIn signedIn)
    {
        // A session that was here before is somebody's of before: a public computer must not go on being them in another tab.
        if (SessionGate.SessionOf(context.User) is { } before && before != signedIn.Session)
        {
            await context.RequestServices.GetRequiredService<AccessService>().EndAsync(before, context.RequestAborted);
        }

        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, signedIn.AccountId.ToString()), new(ClaimTypes.Name, signedIn.Name), new(SessionGate.SessionClaim, signedIn.Session.ToString())],
            IdentityConstants.ApplicationScheme);
        await context.SignInAsync(IdentityConstants.ApplicationScheme, new ClaimsPrincipal(identity));
        await HalfwayCookie.EndAsync(context);
    }
}
