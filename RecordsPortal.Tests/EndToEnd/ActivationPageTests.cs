using Microsoft.Playwright;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>The first page a freshman meets, as a browser without scripts has it: it works before any script has loaded.</summary>
[Collection(EntryCollection.Name)]
public sealed class ActivationPageTests(BrowserPortal portal) : EntryTest(portal)
{
    [BrowserFact]
    public async Task Activation_OfSomebodyAndOfNobody_IsAnsweredAlikeWithAContact()
    {
        var who = await Portal.Freshmen.NextAsync();
        await using var context = await WithoutScriptsAsync();
        var page = await context.NewPageAsync();

        var somebody = await TryAsync(page, who, "000000");
        var nobody = await TryAsync(page, new Freshman(Guid.Empty, who.Listed.With(Core.Registry.RecordField.CandidateNumber, "26999999999999")), "000000");

        Assert.Equal(somebody, nobody);
        Assert.Contains("所填信息与待激活的录取记录不符", somebody);
        Assert.Contains("仍不能解决，请联系：", somebody);
    }

    [BrowserFact]
    public async Task Activation_AfterFiveWrongTries_IsLockedEvenForTheRightFacts()
    {
        var who = await Portal.Freshmen.NextAsync();
        await using var context = await WithoutScriptsAsync();
        var page = await context.NewPageAsync();

        for (var attempt = 0; attempt < 5; attempt++)
        {
            await TryAsync(page, who, "000000");
        }

        Assert.Contains("连续输错 5 次后需等待 15 分钟", await TryAsync(page, who, who.IdNumber[^6..]));
        Assert.Equal(0, await page.Locator("#password").CountAsync());
    }

    [BrowserFact]
    public async Task Activation_WithoutScripts_MakesTheAccountAndLandsAtTheNotice()
    {
        var who = await Portal.Freshmen.NextAsync();
        await using var context = await WithoutScriptsAsync();
        var page = await context.NewPageAsync();

        await TryAsync(page, who, who.IdNumber[^6..].ToLowerInvariant());
        await page.FillAsync("#password", StudentAtPhone.Password);
        await page.PressAsync("#password", "Enter");

        await page.ReachesAsync(url => url.Contains("/intake"));
        await page.GetByText("个人信息保护告知").First.WaitForAsync();
    }

    private Task<IBrowserContext> WithoutScriptsAsync()
    {
        var options = Look.Phone.Options(Portal.Server.Address);
        options.JavaScriptEnabled = false;
        return Portal.Browser.NewContextAsync(options);
    }

    /// <returns>All the words of the answer.</returns>
    private static async Task<string> TryAsync(IPage page, Freshman who, string lastSix)
    {
        await page.GotoAsync("/account/activate");
        await page.FillAsync("#number", who.CandidateNumber);
        await page.FillAsync("#name", who.Name);
        await page.FillAsync("#last-six", lastSix);
        await page.RunAndWaitForResponseAsync(() => page.PressAsync("#last-six", "Enter"), answer => answer.Request.Method == "POST");
        await page.WaitForLoadStateAsync();
        return await page.InnerTextAsync("main");
    }
}
