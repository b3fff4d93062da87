using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using RecordsPortal.Core.Accounts.Factors;
using RecordsPortal.Core.Demo;
using RecordsPortal.Server.Accounts;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Access;

/// <summary>The portal as a college runs it, behind a proxy that ends HTTPS: what every answer carries, and the numbers its promises rest on, read from the running host.</summary>
public sealed partial class HeaderTests : IAsyncLifetime
{
    private const string Name = "records.example.edu.cn";

    private TestPortal _college = null!;
    private IHost _host = null!;
    private Uri _address = null!;

    public async Task InitializeAsync()
    {
        _college = await TestPortal.StartAsync();
        _host = await HostedPortal.RunAsync(_college.Folder, "--environment=Production", "--ForwardedHeaders_Enabled=true", $"--AllowedHosts={Name}");
        _address = new Uri(_host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public async Task DisposeAsync()
    {
        await HostedPortal.EndAsync(_host);
        await _college.DisposeAsync();
    }

    [Fact]
    public async Task EveryAnswer_CarriesItsHeaders_AndCookiesTheirFlags()
    {
        using var client = Client();
        var faults = new List<string>();
        await LookAsync(client, faults);
        await EnterAsync(client, faults);
        await LookAsync(client, faults);

        FaultList.None(faults);
    }

    [Theory]
    [InlineData("/_blazor/negotiate?negotiateVersion=1")]
    [InlineData("/hubs/changes/negotiate?negotiateVersion=1")]
    public async Task Circuit_AskedForByAnotherSite_IsRefused(string path)
    {
        using var client = Client();
        foreach (var (header, value) in (IEnumerable<(string, string)>)[
            ("Origin", "https://elsewhere.example"), ("Origin", $"https://{Name}.elsewhere.example"), ("Origin", "null"), ("Origin", $"https://{Name}:8443"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site")])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path);
            request.Headers.Add(header, value);
            using var answer = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        using var own = new HttpRequestMessage(HttpMethod.Post, path);
        own.Headers.Add("Origin", $"https://{Name}");
        using var met = await client.SendAsync(own);
        Assert.NotEqual(HttpStatusCode.Forbidden, met.StatusCode);
    }

    [Fact]
    public async Task OtherHostNames_AndOtherMethods_AreRefused()
    {
        using var client = Client();
        using var elsewhere = new HttpRequestMessage(HttpMethod.Get, "/account/sign-in");
        elsewhere.Headers.Host = "elsewhere.example";
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(elsewhere)).StatusCode);

        foreach (var method in (string[])["TRACE", "PUT", "DELETE", "PATCH", "CONNECTION"])
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), "/account/sign-in");
            using var answer = await client.SendAsync(request);
            // Before anybody knows who asks, a method that does not exist is one more thing to sign in for.
            Assert.True(answer.StatusCode == HttpStatusCode.MethodNotAllowed || answer.Headers.Location?.ToString().Contains("/account/sign-in") == true, $"{method}: {answer.StatusCode}");
        }
    }

    [Fact]
    public void Numbers_OfTheRunningHost_AreThoseWePromise()
    {
        var cookie = Options<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme);
        var passkeys = Options<IdentityPasskeyOptions>("");

        Assert.Equal((TimeSpan.FromHours(8), false), (cookie.ExpireTimeSpan, cookie.SlidingExpiration));
        Assert.True(Options<PasswordHasherOptions>("").IterationCount >= 210_000);
        Assert.Equal((TimeSpan.FromMinutes(10), false), (Options<CookieAuthenticationOptions>(HalfwayCookie.Scheme).ExpireTimeSpan, Options<CookieAuthenticationOptions>(HalfwayCookie.Scheme).SlidingExpiration));
        Assert.Equal(("required", "required"), (passkeys.UserVerificationRequirement, passkeys.ResidentKeyRequirement));
        Assert.Equal(32 * 1024, Options<HubOptions>("").MaximumReceiveMessageSize);
        Assert.Equal(5_000, Options<KestrelServerOptions>("").Limits.MaxConcurrentUpgradedConnections);
    }

    private T Options<T>(string name)
        where T : class => _host.Services.GetRequiredService<IOptionsMonitor<T>>().Get(name);

    private static async Task LookAsync(HttpClient client, List<string> faults)
    {
        foreach (var path in Routes.All.Select(route => route.Path).Concat(["/healthz/live", "/account/presence", "/nothing/here", "/files/receipt", "/admission-lists/template.xlsx", "/_blazor/negotiate"]))
        {
            using var answer = await client.GetAsync(path);
            faults.AddRange(FaultsOf(path, answer));
        }
    }

    /// <summary>In as far as a registrar comes: password, second step set up.</summary>
    private static async Task EnterAsync(HttpClient client, List<string> faults)
    {
        using var password = await (await Form.OpenAsync(client, "/account/sign-in")).SendAsync(("Input.User", "registrar"), ("Input.Password", DemoSeed.Password));
        var enrolment = await Form.OpenAsync(client, "/account/enrol");
        var key = Totp.Key(KeyShown().Match(enrolment.Html).Groups["key"].Value.Replace(" ", ""));
        using var done = await enrolment.SendAsync(("Input.Code", Totp.Code(key, TimeProvider.System.GetUtcNow())));
        faults.AddRange([.. FaultsOf("sign-in", password), .. FaultsOf("enrol", done)]);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/review")).StatusCode);
    }

    private static IEnumerable<string> FaultsOf(string path, HttpResponseMessage answer)
    {
        foreach (var (header, expected) in (IEnumerable<(string, string)>)[
            ("Content-Security-Policy", "script-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'"), ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "same-origin"), ("Permissions-Policy", "camera=()"), ("Strict-Transport-Security", "max-age=31536000; includeSubDomains")])
        {
            var value = answer.Headers.TryGetValues(header, out var values) ? string.Join(", ", values) : "";
            if (!value.Contains(expected))
            {
                yield return $"{path} {(int)answer.StatusCode}: {header} is “{value}”";
            }
        }

        if (answer.Headers.CacheControl?.NoStore != true)
        {
            yield return $"{path} {(int)answer.StatusCode}: may be stored";
        }

        if (answer.Headers.Contains("Server"))
        {
            yield return $"{path}: says what it runs on";
        }

        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            foreach (var flag in (string[])["__Host-", "; path=/;", "; secure", "; httponly", "; samesite="])
            {
                if (!(cookie + ";").Contains(flag, StringComparison.OrdinalIgnoreCase))
                {
                    yield return $"{path}: cookie {cookie.Split('=')[0]} without “{flag}”";
                }
            }
        }
    }

    private HttpClient Client()
    {
        var client = new HttpClient(new Proxy(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })) { BaseAddress = _address };
        client.DefaultRequestHeaders.Host = Name;
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        return client;
    }

    /// <summary>Keeps cookies as a browser behind HTTPS does; the test itself speaks HTTP to the host, where a Secure cookie would not go back.</summary>
    private sealed class Proxy(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private readonly Dictionary<string, string> _cookies = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (_cookies.Count > 0)
            {
                request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            }

            var answer = await base.SendAsync(request, cancellationToken);
            foreach (var pair in (answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : []).Select(cookie => cookie.Split(';')[0].Split('=', 2)))
            {
                _cookies[pair[0]] = pair[1];
            }

            return answer;
        }
    }

    [GeneratedRegex("class=\"account-key\">(?<key>[A-Z2-7 ]+)<")]
    private static partial Regex KeyShown();
}
