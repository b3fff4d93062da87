using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using RecordsPortal.Core.Demo;

namespace RecordsPortal.Benchmarks.Serving;

/// <summary>
/// Somebody with cookies of their own who asks for pages as a browser does, packed. The cookies are kept by hand: the portal's are Secure,
/// a browser sends those to its own machine over plain HTTP, and the framework's jar does not.
/// </summary>
internal sealed partial class Visitor(Uri address) : IDisposable
{
    private readonly ConcurrentDictionary<string, string> _cookies = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.All })
    {
        BaseAddress = address,
        DefaultRequestHeaders = { { "Accept-Language", "zh-CN" }, { PortalServer.Forwarded.Key, PortalServer.Forwarded.Value } },
    };

    /// <summary>As a request's Cookie header has them.</summary>
    public string Cookies => string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));

    public async Task SignInAsync(string user)
    {
        // The page has other forms too; a browser sends what stands in the one that is submitted.
        var token = Token().Match(await TextAsync("/account/sign-in")).Groups["value"].Value;
        var fields = new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = token,
            ["Input.User"] = user,
            ["Input.Password"] = DemoSeed.Password,
        };
        using var answer = await SendAsync(HttpMethod.Post, "/account/sign-in", new FormUrlEncodedContent(fields));
        if (answer.StatusCode != HttpStatusCode.Redirect || !_cookies.Keys.Any(name => name.EndsWith("RecordsPortal", StringComparison.Ordinal)))
        {
            throw new InvalidOperationException($"Signing in answered {(int)answer.StatusCode}.");
        }
    }

    public async Task<string> TextAsync(string path)
    {
        using var answer = await FoundAsync(path);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <returns>How many bytes the page has, unpacked.</returns>
    public async Task<int> GetAsync(string path)
    {
        using var answer = await FoundAsync(path);
        return (await answer.Content.ReadAsByteArrayAsync()).Length;
    }

    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> FoundAsync(string path)
    {
        var answer = await SendAsync(HttpMethod.Get, path, null);
        return answer.StatusCode == HttpStatusCode.OK
            ? answer
            : throw new InvalidOperationException($"/{path.Split('/', '?')[1]} answered {(int)answer.StatusCode} {answer.Headers.Location?.OriginalString.Split('?')[0]}");
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (!_cookies.IsEmpty)
        {
            request.Headers.Add("Cookie", Cookies);
        }

        var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Keep(answer);
        return answer;
    }

    private void Keep(HttpResponseMessage answer)
    {
        if (answer.Headers.TryGetValues("Set-Cookie", out var given))
        {
            foreach (var pair in given.Select(cookie => cookie.Split(';')[0].Split('=', 2)))
            {
                _cookies[pair[0]] = pair[1];
            }
        }
    }

    [GeneratedRegex(@"name=""__RequestVerificationToken"" value=""(?<value>[^""]+)""")]
    private static partial Regex Token();
}
