using System.Net;
using RecordsPortal.Server.Hosting;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Accounts;

public sealed class RateLimitTests(HostedPortal portal) : IClassFixture<HostedPortal>
{
    [Fact]
    public async Task NetworkThatPostsWithoutEnd_IsAskedToWait()
    {
        using var client = portal.Visitor();
        var answers = new List<HttpResponseMessage>();
        for (var n = 0; n <= RateLimits.AccountPostsPerMinute; n++)
        {
            answers.Add(await client.PostAsync("/account/sign-in", new FormUrlEncodedContent([new("a", "b")])));
        }

        var refused = Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Contains("请稍候", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account/sign-in")).StatusCode);
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("::ffff:10.0.0.1", "10.0.0.1", true)]
    [InlineData("10.0.0.1", "10.0.0.2", false)]
    public void Network_IsAnIpv4AddressOrAHouseholdsIpv6(string one, string other, bool isSame) =>
        Assert.Equal(isSame, RateLimits.NetworkOf(IPAddress.Parse(one)) == RateLimits.NetworkOf(IPAddress.Parse(other)));
}
