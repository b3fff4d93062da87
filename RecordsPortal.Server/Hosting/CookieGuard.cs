using System.Reflection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace RecordsPortal.Server.Hosting;

/// <summary>
/// Refuses to serve where what seals the cookies can be deceived. It comes with the machine's ASP.NET Core and not with the portal: one that was
/// published against a good version runs on whatever is installed, and somebody could sign in as anybody.
/// </summary>
internal static class CookieGuard
{
    /// <summary>Older ones can be made to accept a forged cookie.</summary>
    public static readonly Version OldestSafe = new(10, 0, 7);

    /// <summary>Of the assembly that is loaded. Its informational version: the assembly version is 10.0.0.0 in all of them, and the file version counts otherwise.</summary>
    public static string? Running => typeof(KeyManagementOptions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    /// <param name="version">As the assembly says it, "10.0.7+5b3c…". One that cannot be read is refused: nobody knows whether it is safe.</param>
    public static void Check(string? version)
    {
        var number = version?.Split('+', '-')[0];
        if (!Version.TryParse(number, out var found) || found < OldestSafe)
        {
            throw new InvalidOperationException($"ASP.NET Core {number ?? "of an unknown version"} can be made to accept forged cookies; {OldestSafe} or later is needed. Install the newer ASP.NET Core runtime and start the portal again.");
        }
    }
}
