using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Accounts.Factors;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Server.Accounts;

/// <summary>
/// Passkeys, checked by Identity. What it remembers between question and answer lies in a short-lived cookie of its own. Signing in is a
/// form's post like any other; only the questions are asked by script, which the browser's own dialog needs.
/// </summary>
internal static class PasskeyEndpoints
{
    public static void MapPasskeys(this IEndpointRouteBuilder app)
    {
        app.MapPost("/account/passkey", SignInAsync).AllowAnonymous();
        app.MapPost("/account/passkey/request", RequestAsync).AllowAnonymous();
        app.MapPost("/account/passkey/creation", CreationAsync).AllowAnonymous();
    }

    private static async Task<IResult> RequestAsync(HttpContext context, IAntiforgery antiforgery, SignInManager<Account> identity) =>
        await antiforgery.IsRequestValidAsync(context)
            ? Json(await identity.MakePasskeyRequestOptionsAsync(null))
            : Results.BadRequest();

    /// <summary>For whoever is signed in, or half way and owes a second step.</summary>
    private static async Task<IResult> CreationAsync(HttpContext context, IAntiforgery antiforgery, SignInManager<Account> identity, PasskeyService passkeys)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.BadRequest();
        }

        return await passkeys.OwnerAsync(await HalfwayCookie.ReadAsync(context), context.RequestAborted) is { } owner
            ? Json(await identity.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = owner.Id, Name = owner.Name, DisplayName = owner.DisplayName }))
            : Results.Unauthorized();
    }

    private static async Task<IResult> SignInAsync(HttpContext context, [FromForm] string credential, [FromForm] string? returnUrl, SignInManager<Account> identity, PasskeyService passkeys)
    {
        var answer = await PerformAsync(identity, credential) is { Succeeded: true } shown
            ? await passkeys.EnterAsync(shown.User, shown.Passkey, context.Request.Headers.UserAgent.ToString(), context.RequestAborted)
            : null;
        if (answer?.SignedIn is not { } signedIn)
        {
            return TypedResults.LocalRedirect("~/account/sign-in?refused=" + FactorKeys.PasskeyFailed);
        }

        await SignInCookie.WriteAsync(context, signedIn);
        return TypedResults.LocalRedirect("~" + LocalUrl.Or(returnUrl, "/"));
    }

    /// <returns>Null where no question had been asked, or too long ago.</returns>
    private static async Task<PasskeyAssertionResult<Account>?> PerformAsync(SignInManager<Account> identity, string credential)
    {
        try
        {
            return await identity.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Keeps the key that a page's form brought, for whoever is signed in or half way there.</summary>
    public static async Task<NewCodes> AddAsync(HttpContext context, string credential, Halfway? half, string? password, string device) =>
        await AttestAsync(context.RequestServices.GetRequiredService<SignInManager<Account>>(), credential) is { } made
            ? await context.RequestServices.GetRequiredService<PasskeyService>().AddAsync(half, made.UserEntity!.Id, made.Passkey!, password, device, context.RequestAborted)
            : new NewCodes(new Outcome.Refused(FactorKeys.PasskeyFailed), []);

    /// <returns>Null for a key that is not good, and where no question had been asked.</returns>
    private static async Task<PasskeyAttestationResult?> AttestAsync(SignInManager<Account> identity, string credential)
    {
        try
        {
            return await identity.PerformPasskeyAttestationAsync(credential) is { Succeeded: true } made ? made : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static IResult Json(string options) => Results.Content(options, "application/json");
}
