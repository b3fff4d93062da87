using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Server.Downloads;
using RecordsPortal.Server.Hosting;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Access;

/// <summary>Papers and sheets are drawn while somebody waits, so one session may not ask for them without end.</summary>
public sealed class FileLimitTests(HostedPortal portal) : IClassFixture<HostedPortal>
{
    [Fact]
    public async Task SessionThatAsksForFilesWithoutEnd_IsAskedToWaitAndNobodyElseIs()
    {
        using var person = await portal.SignInAsync("registrar");
        using var another = await portal.SignInAsync("officer");

        // Twice as many as there are: some come back while they are asked for.
        var answers = await Task.WhenAll(Enumerable.Range(0, 2 * RateLimits.SessionRequestsPerMinute).Select(_ => person.GetAsync($"/files/{Guid.Empty}")));

        var refused = answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        Assert.InRange(refused.Count, 1, RateLimits.SessionRequestsPerMinute);
        Assert.All(refused, answer => Assert.NotNull(answer.Headers.RetryAfter));
        Assert.Equal(HttpStatusCode.NotFound, (await another.GetAsync($"/files/{Guid.Empty}")).StatusCode);
    }

    [Fact]
    public void EveryEndpointForFiles_IsLimited()
    {
        var files = portal.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<MethodInfo>()?.DeclaringType?.Namespace == typeof(DownloadEndpoints).Namespace).ToList();

        Assert.NotEmpty(files);
        Assert.All(files, endpoint => Assert.Equal(RateLimits.PerSession, endpoint.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName));
    }
}
