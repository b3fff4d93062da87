using System.Globalization;
using System.Net;
using RecordsPortal.Benchmarks.Circuits;
using RecordsPortal.Core.Demo;
using RecordsPortal.Core.Intake;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>
/// A new version is put in while many fill in their entry: the real server, asked to go as a service manager does, and students whose pages
/// are circuits without a browser. Ten of them; fifty where RECORDS_CIRCUITS says "all".
/// </summary>
public sealed class ManyDraftsTests
{
    private static int Students => Environment.GetEnvironmentVariable("RECORDS_CIRCUITS") == "all" ? 50 : 10;

    [Fact]
    public async Task Portal_AskedToGoWhileManyWrite_GoesInTimeAndKeepsEveryWord()
    {
        await using var server = new PortalServer(admissionRows: Students * 14);
        await server.StartAsync();
        var freshmen = new Freshmen(server.Folder);
        var writers = new List<Writer>();
        for (var i = 0; i < Students; i++)
        {
            writers.Add(await Writer.SitDownAsync(server.Address, (await freshmen.NextAsync(IntakeState.Draft)).CandidateNumber, i));
        }

        // Every other has said it before; the rest says it when told that the portal is going, the last moment there is.
        await Task.WhenAll(writers.Where(writer => writer.IsEarly).Select(writer => writer.WriteAsync()));
        Assert.All(writers.Where(writer => writer.IsEarly), writer => Assert.True(writer.IsTaken));
        var going = server.TerminateAsync();
        await Task.WhenAll(writers.Where(writer => !writer.IsEarly).Select(writer => writer.WriteWhenToldAsync()));
        var took = await going;
        foreach (var writer in writers)
        {
            await writer.DisposeAsync();
        }

        await server.StartAsync();
        var lost = new List<string>();
        foreach (var writer in writers.Where(writer => writer.IsTaken))
        {
            lost.AddRange(await writer.FindsAsync() ? [] : [$"what student {writer.Number} wrote {(writer.IsEarly ? "before" : "when told")}"]);
        }

        FaultList.None(lost);
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    private sealed class Writer : IAsyncDisposable
    {
        private const string Path = "intake/contact";

        private readonly Uri _address;
        private readonly CookieContainer _cookies;
        private readonly PageWatcher _page;
        private readonly CircuitClient _circuit;

        private Writer(int number, Uri address, CookieContainer cookies, PageWatcher page, CircuitClient circuit) =>
            (Number, _address, _cookies, _page, _circuit) = (number, address, cookies, page, circuit);

        public int Number { get; }

        public bool IsEarly => Number % 2 == 0;

        /// <summary>Whether the server took what was written; on a busy machine the last word may come when the door is shut, and its writer sees that.</summary>
        public bool IsTaken { get; private set; }

        private string Words => string.Create(CultureInfo.InvariantCulture, $"升级前写的第{Number}句话");

        public static async Task<Writer> SitDownAsync(Uri address, string user, int number)
        {
            var cookies = new CookieContainer();
            using var http = Client(address, cookies);
            using var answer = await (await Form.OpenAsync(http, "/account/sign-in")).SendAsync(("Input.User", user), ("Input.Password", DemoSeed.Password));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            var (page, circuit) = await OpenAsync(address, cookies, http);
            return new Writer(number, address, cookies, page, circuit);
        }

        public async Task WriteAsync()
        {
            var field = _page.Handlers.First(handler => IsField(handler));
            IsTaken = await _circuit.FireAsync(field.Id, "change", new { value = Words }) is not ['!', ..];
        }

        public async Task WriteWhenToldAsync()
        {
            await _page.UntilAsync(page => page.Words.Contains("drain-notice") || _circuit.Fault is not null, "word that the portal is going");
            try
            {
                await WriteAsync();
            }
            catch (InvalidOperationException) when (_circuit.Fault is not null)
            {
                // The door was shut already.
            }
        }

        /// <summary>Whether the page, opened again with the same cookies, has the words: as it is sent, and as its circuit draws it.</summary>
        public async Task<bool> FindsAsync()
        {
            using var http = Client(_address, _cookies);
            var (page, circuit) = await OpenAsync(_address, _cookies, http);
            await using (circuit)
            {
                return WebUtility.HtmlDecode(circuit.Page.Html).Contains(Words, StringComparison.Ordinal) && page.Words.Contains(Words);
            }
        }

        public ValueTask DisposeAsync() => _circuit.DisposeAsync();

        private static async Task<(PageWatcher Page, CircuitClient Circuit)> OpenAsync(Uri address, CookieContainer cookies, HttpClient http)
        {
            var page = new PageWatcher();
            var circuit = await CircuitClient.OpenAsync(address, cookies.GetCookieHeader(address), Path, await http.GetStringAsync($"/{Path}"), page);
            await page.UntilAsync(shown => shown.Handlers.Any(IsField), "the field for remarks");
            return (page, circuit);
        }

        private static bool IsField(ShownHandler handler) => handler.Event == "change" && handler.Element.Attributes.GetValueOrDefault("id") == "f-Remarks";

        private static HttpClient Client(Uri address, CookieContainer cookies) =>
            new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address, DefaultRequestHeaders = { { "Accept-Language", "zh-CN" } } };
    }
}
