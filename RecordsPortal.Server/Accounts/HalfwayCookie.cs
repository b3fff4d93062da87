using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using RecordsPortal.Core.Accounts.Factors;

namespace RecordsPortal.Server.Accounts;

/// <summary>
/// Remembers for ten minutes that a password was right. A cookie of its own and no session: whatever asks who somebody is, at any address,
/// finds nobody until the second step is done.
/// </summary>
internal static class HalfwayCookie
{
    public const string Scheme = "Halfway";
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    private const string StampClaim = "stamp";
    private const string OwedClaim = "owed";

    public static Task WriteAsync(HttpContext context, Halfway half) => context.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, half.AccountId.ToString()), new(ClaimTypes.Name, half.Name), new(StampClaim, half.Stamp), new(OwedClaim, half.Owed.ToString())], Scheme)));

    public static async Task<Halfway?> ReadAsync(HttpContext context) =>
        (await context.AuthenticateAsync(Scheme)).Principal is { } half
            ? new Halfway(Guid.Parse(half.FindFirstValue(ClaimTypes.NameIdentifier)!), half.FindFirstValue(ClaimTypes.Name)!, half.FindFirstValue(StampClaim)!, Enum.Parse<FactorOwed>(half.FindFirstValue(OwedClaim)!))
            : null;

    public static Task EndAsync(HttpContext context) => context.SignOutAsync(Scheme);
}
