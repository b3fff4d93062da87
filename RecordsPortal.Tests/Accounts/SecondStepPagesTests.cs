using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core.Accounts.Factors;
using RecordsPortal.Core.Demo;
using RecordsPortal.Tests.Access;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Accounts;

/// <summary>The second step at the doors of a portal that is no demonstration, as a browser without scripts meets it.</summary>
public sealed partial class SecondStepPagesTests
{
    [Fact]
    public async Task Staff_AfterThePassword_ReachNothingButEnrolment_AndAllOfTheirWorkAfterIt()
    {
        await using var college = await TestPortal.StartAsync();
        var host = await HostedPortal.RunAsync(college.Folder, "--environment=Development", "--Demo:Enabled=false");
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()),
        };
        using var password = await (await Form.OpenAsync(client, "/account/sign-in")).SendAsync(("Input.User", "registrar"), ("Input.Password", DemoSeed.Password));
        Assert.Contains("/account/enrol", password.Headers.Location!.ToString());

        var reached = new List<string>();
        foreach (var route in Routes.All.Where(route => route.Feature is not null))
        {
            using var answer = await client.GetAsync(route.Path);
            reached.AddRange(answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().Contains("/account/sign-in") ? [] : [$"{route.Path}: {answer.StatusCode}"]);
        }

        var enrolment = await Form.OpenAsync(client, "/account/enrol?returnUrl=/review");
        var key = Totp.Key(KeyShown().Match(enrolment.Html).Groups["key"].Value.Replace(" ", ""));
        using var wrong = await enrolment.SendAsync(("Input.Code", "000000"));
        using var right = await enrolment.SendAsync(("Input.Code", Totp.Code(key, TimeProvider.System.GetUtcNow())));
        var done = WebUtility.HtmlDecode(await right.Content.ReadAsStringAsync());

        FaultList.None(reached);
        Assert.Contains("验证码不正确", WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync()));
        Assert.Equal(FactorRules.RecoveryCodes, RecoveryCode().Count(done));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/review")).StatusCode);
        await HostedPortal.EndAsync(host);
    }

    [GeneratedRegex("class=\"account-key\">(?<key>[A-Z2-7 ]+)<")]
    private static partial Regex KeyShown();

    [GeneratedRegex("<code>[0-9A-Z]{5}-[0-9A-Z]{5}</code>")]
    private static partial Regex RecoveryCode();
}
