using System.Net;
using System.Text.RegularExpressions;
using RecordsPortal.Core.Demo;

namespace RecordsPortal.Benchmarks.Common;

/// <summary>Somebody with cookies of their own who asks for pages as a browser does, compressed.</summary>
internal sealed partial class Visitor(Uri address) : IDisposable
{
    private readonly HttpClient _client = Client(address, new CookieContainer());

    public HttpClient Http => _client;

    public async Task SignInAsync(string user)
    {
        var page = await _client.GetStringAsync("/account/sign-in");
        var fields = Hidden().Matches(page).Select(field => KeyValuePair.Create(Attribute(field.Value, "name"), Attribute(field.Value, "value")))
            .Append(KeyValuePair.Create("Input.User", user)).Append(KeyValuePair.Create("Input.Password", DemoSeed.Password));
        using var answer = await _client.PostAsync("/account/sign-in", new FormUrlEncodedContent(fields));
        if (answer.StatusCode != HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"Signing in answered {(int)answer.StatusCode}.");
        }
    }

    /// <returns>How many bytes came over the wire's far end, unpacked.</returns>
    public async Task<int> GetAsync(string path)
    {
        using var answer = await _client.GetAsync(path);
        return answer.StatusCode == HttpStatusCode.OK
            ? (await answer.Content.ReadAsByteArrayAsync()).Length
            : throw new InvalidOperationException($"{path.Split('/', '?')[1]} answered {(int)answer.StatusCode}.");
    }

    public void Dispose() => _client.Dispose();

    private static HttpClient Client(Uri address, CookieContainer cookies)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies, AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = address };
        client.DefaultRequestHeaders.Add("Accept-Language", "zh-CN");
        return client;
    }

    private static string Attribute(string tag, string name) => WebUtility.HtmlDecode(Regex.Match(tag, $@"\b{name}=""([^""]*)""").Groups[1].Value);

    [GeneratedRegex(@"<input[^>]*type=""hidden""[^>]*>")]
    private static partial Regex Hidden();
}
