using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using RecordsPortal.Server.Accounts;

namespace RecordsPortal.Server.Hosting;

/// <summary>
/// How much one network or one session may ask of the costly places. Guessing one account is stopped by its own five tries; this stops
/// one machine from trying a little at every account. Behind a proxy set ASPNETCORE_FORWARDEDHEADERS_ENABLED, or everybody is one network.
/// </summary>
internal static class RateLimits
{
    /// <summary>For endpoints that take files or make them: per session.</summary>
    public const string PerSession = "PerSession";

    /// <summary>A dormitory of freshmen may share one address on the evening entry opens, so this is not small.</summary>
    public const int AccountPostsPerMinute = 60;
    public const int SessionRequestsPerMinute = 120;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static void AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(AccountPosts);
        limits.AddPolicy(PerSession, BySession);
        limits.OnRejected = (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Minute;
            rejected.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
    });

    private static RateLimitPartition<string> AccountPosts(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.Request.Path.StartsWithSegments("/account")
            ? RateLimitPartition.GetSlidingWindowLimiter(NetworkOf(context.Connection.RemoteIpAddress), _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = AccountPostsPerMinute,
                Window = Minute,
                SegmentsPerWindow = 6,
            })
            : RateLimitPartition.GetNoLimiter("");

    private static RateLimitPartition<string> BySession(HttpContext context) => RateLimitPartition.GetTokenBucketLimiter(
        SessionGate.SessionOf(context.User)?.ToString() ?? NetworkOf(context.Connection.RemoteIpAddress),
        _ => new TokenBucketRateLimiterOptions { TokenLimit = SessionRequestsPerMinute, TokensPerPeriod = SessionRequestsPerMinute / 6, ReplenishmentPeriod = Minute / 6 });

    /// <summary>One household has a /64 of IPv6 addresses and may use a new one for every try.</summary>
    internal static string NetworkOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
