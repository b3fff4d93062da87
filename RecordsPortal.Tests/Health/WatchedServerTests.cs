using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using RecordsPortal.Benchmarks.Circuits;
using RecordsPortal.Server.Verbs;
using RecordsPortal.Tests.EndToEnd;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Health;

/// <summary>A server of its own as those see it who watch over it: what it writes to its console, and its figures.</summary>
public sealed partial class WatchedServerTests(WatchedServerTests.Watched watched) : IClassFixture<WatchedServerTests.Watched>
{
    private const string Key = "key-of-the-watchman";

    private static readonly string[] _canaries = ["430304200603150015", "13812344770", "Kanarienvogel-2026", "金丝雀", "26430304999999", "98765X"];

    private static readonly JsonSerializerOptions _readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Log_OfPeopleSigningInSearchingAndFailing_HoldsNothingOfThem()
    {
        var server = watched.Server;
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = server.Address };

        await SendAsync(client, "/account/sign-in", ("Input.User", "13812344770"), ("Input.Password", "Kanarienvogel-2026"));
        await SendAsync(client, "/account/sign-in", ("Input.User", "430304200603150015"), ("Input.Password", "Kanarienvogel-2026"));
        await SendAsync(client, "/account/activate", ("Input.CandidateNumber", "26430304999999"), ("Input.Name", "金丝雀"), ("Input.LastSix", "98765X"));
        await SendAsync(client, "/account/sign-in", ("Input.User", "registrar"), ("Input.Password", Core.Demo.DemoSeed.Password));
        foreach (var address in (string[])["/students?q=金丝雀", "/students?q=430304200603150015", "/students/430304200603150015", "/nowhere/13812344770?name=金丝雀", "/files/430304200603150015"])
        {
            using var answer = await client.GetAsync(address);
        }

        await Eventually.HoldsAsync(() => server.Output.Contains("Now listening", StringComparison.Ordinal));
        var lines = server.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Readable);
        FaultList.None(lines.Where(line => _canaries.Append(Core.Demo.DemoSeed.Password).Any(canary => line.Contains(canary, StringComparison.Ordinal) || line.Contains(Uri.EscapeDataString(canary), StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Metrics_WithTheKey_SayWhatWaitsAndHowOldTheBackupIs()
    {
        using var watchman = new HttpClient { BaseAddress = watched.Server.Address };
        watchman.DefaultRequestHeaders.Add("Authorization", $"Bearer {Key}");
        var before = await watchman.GetStringAsync("/metrics");

        Assert.Equal(VerbExit.Good, await VerbTable.RunAsync(["backup", $"--Data:Directory={watched.Server.Folder}"], TextWriter.Null));
        var after = await watchman.GetStringAsync("/metrics");

        Assert.DoesNotContain("records_backup_age_seconds ", before);
        Assert.Matches(@"(?m)^records_review_waiting [1-9]\d*$", after);
        Assert.Matches(@"(?m)^records_review_oldest_seconds [1-9]", after);
        Assert.Matches(@"(?m)^records_circuits 0$", after);
        Assert.Matches(@"(?m)^records_backup_age_seconds \d", after);
        Assert.Matches(@"(?m)^http_server_request_duration_seconds_count\{", after);
        Assert.Equal("Healthy", await watchman.GetStringAsync("/healthz/ready"));
    }

    /// <summary>On a server of its own: a page that somebody has left counts as open for a while, and the others' figures say none is.</summary>
    [Fact]
    public async Task Metrics_AfterAChange_CountTheScreensThatWereBroughtUpToDate()
    {
        await using var server = new PortalServer(admissionRows: 40, studentsOnRecord: 20, more: [$"--Metrics:Key={Key}"]);
        await server.StartAsync();
        using var watchman = new HttpClient { BaseAddress = server.Address };
        watchman.DefaultRequestHeaders.Add("Authorization", $"Bearer {Key}");
        await using var open = await OpenChangesAsync(server.Address);
        var before = await watchman.GetStringAsync("/metrics");
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = server.Address };

        await SendAsync(client, "/account/sign-in", ("Input.User", "registrar"), ("Input.Password", Core.Demo.DemoSeed.Password));

        var after = 0;
        await Eventually.HoldsAsync(async () => (after = Painted(await watchman.GetStringAsync("/metrics"))) > Painted(before), 60);
        Assert.InRange(after - Painted(before), 1, 10);
        Assert.Matches(@"(?m)^records_circuits 1$", before);
    }

    /// <summary>A screen that shows whatever happens, without a browser.</summary>
    private static async Task<CircuitClient> OpenChangesAsync(Uri address)
    {
        var (cookies, page) = (new CookieContainer(), new PageWatcher());
        using var auditor = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address };
        await SendAsync(auditor, "/account/sign-in", ("Input.User", "auditor"), ("Input.Password", Core.Demo.DemoSeed.Password));
        var circuit = await CircuitClient.OpenAsync(address, cookies.GetCookieHeader(address), "changes", await auditor.GetStringAsync("/changes"), page);
        await page.UntilAsync(shown => shown.Handlers.Count > 0, "the page of changes");
        await page.SettleAsync();
        return circuit;
    }

    /// <summary>How many pictures of changes were made so far; 0 before the first, when the figure has no line.</summary>
    private static int Painted(string metrics) =>
        PushLagCount().Match(metrics) is { Success: true } match ? int.Parse(match.Groups["count"].Value, System.Globalization.CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"(?m)^records_push_lag_seconds_count (?<count>\d+)$")]
    private static partial Regex PushLagCount();

    /// <summary>The line as a person reads it, and proof that it is an object of its own: Chinese stands escaped in it.</summary>
    private static string Readable(string line) => JsonSerializer.Serialize(JsonSerializer.Deserialize<Dictionary<string, object?>>(line), _readable);

    private static async Task SendAsync(HttpClient client, string address, params (string, string)[] fields)
    {
        var page = await Form.OpenAsync(client, address);
        using var answer = await page.SendAsync(fields);
        Assert.True((int)answer.StatusCode < 500);
    }

    public sealed class Watched : IAsyncLifetime
    {
        public PortalServer Server { get; } = new(admissionRows: 40, studentsOnRecord: 20, more:
            ["--Logging:Console:FormatterName=json", "--Logging:LogLevel:RecordsPortal=Trace", $"--Metrics:Key={Key}"]);

        public Task InitializeAsync() => Server.StartAsync();

        public async Task DisposeAsync() => await Server.DisposeAsync();
    }
}
