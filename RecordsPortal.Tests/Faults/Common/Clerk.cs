using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using RecordsPortal.Core.Demo;
using RecordsPortal.Tests.Corrections;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Faults.Common;

/// <summary>
/// A member of staff who works over plain HTTP. What is sent are scans for corrections: each is a command of its own with its lines, rows in
/// two tables and a sealed file.
/// </summary>
internal sealed partial class Clerk : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client;

    private Clerk(Uri address) => _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress = address };

    /// <summary>The cookie that says who this is, for a client of another kind.</summary>
    public string Cookie => _cookies.GetCookieHeader(_client.BaseAddress!);

    /// <returns>Null where the portal did not let them in.</returns>
    public static async Task<Clerk?> SignInAsync(Uri address, string user)
    {
        var clerk = new Clerk(address);
        var page = await Form.OpenAsync(clerk._client, "/account/sign-in");
        using var answer = await page.SendAsync(("Input.User", user), ("Input.Password", DemoSeed.Password));
        if (answer.StatusCode != HttpStatusCode.Redirect)
        {
            clerk.Dispose();
            return null;
        }

        var token = Token().Match(await clerk._client.GetStringAsync("/account/password"));
        clerk._client.DefaultRequestHeaders.Add("RequestVerificationToken", token.Value);
        return clerk;
    }

    public async Task<HttpStatusCode> SendScanAsync(Guid correction, Guid student)
    {
        using var scan = new ByteArrayContent(Correcting.Scan) { Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") } };
        using var answer = await _client.PostAsync($"/files/correction-evidence?correction={correction}&student={student}&kind=Other", scan);
        return answer.StatusCode;
    }

    public async Task<HttpStatusCode> LookAsync(string path)
    {
        using var answer = await _client.GetAsync(path);
        return answer.StatusCode;
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("(?<=__RequestVerificationToken\" value=\")[^\"]*")]
    private static partial Regex Token();
}
