using System.Net;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Health;

/// <summary>What the portal says of itself is true: asked of the running host while what it stands on is taken away.</summary>
public sealed class HealthTests(HostedPortal portal) : IClassFixture<HostedPortal>
{
    [Theory]
    [InlineData("records.db")]
    [InlineData("keys/master.key")]
    [InlineData("keys/index.key")]
    [InlineData("keys/chain.key")]
    public async Task Ready_WithoutWhatThePortalStandsOn_IsNo_AndYesAgainAfterwards(string file)
    {
        var path = Path.Combine(portal.Folder, file);
        using var watchman = portal.Visitor();
        Assert.Equal((HttpStatusCode.OK, "Degraded"), await AskAsync(watchman, "/healthz/ready"));

        File.Move(path, path + ".away");
        var without = await AskAsync(watchman, "/healthz/ready");
        var live = await AskAsync(watchman, "/healthz/live");
        File.Move(path + ".away", path);
        var again = await AskAsync(watchman, "/healthz/ready");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), without);
        Assert.Equal((HttpStatusCode.OK, "Healthy"), live);
        Assert.Equal(HttpStatusCode.OK, again.Status);
    }

    [Fact]
    public async Task Ready_WithoutRoom_IsNo()
    {
        var folder = Directory.CreateTempSubdirectory("records-portal-full-").FullName;
        var host = await HostedPortal.RunAsync(folder, "--environment=Development", "--Demo:Enabled=false", $"--Health:LeastFreeMegabytes={long.MaxValue / 2_000_000}");
        using var client = new HttpClient { BaseAddress = HostedPortal.AddressOf(host) };

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), await AskAsync(client, "/healthz/ready"));

        await HostedPortal.EndAsync(host);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Metrics_WithoutTheKey_AreNotGiven()
    {
        using var stranger = portal.Visitor();

        using var nothing = await stranger.GetAsync("/metrics");
        stranger.DefaultRequestHeaders.Add("Authorization", "Bearer guessed");
        using var guessed = await stranger.GetAsync("/metrics");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (nothing.StatusCode, guessed.StatusCode));
        Assert.DoesNotContain("records_", await nothing.Content.ReadAsStringAsync());
    }

    private static async Task<(HttpStatusCode Status, string Word)> AskAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
