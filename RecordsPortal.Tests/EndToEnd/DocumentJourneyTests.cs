using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Playwright;
using RecordsPortal.Core.Documents;
using RecordsPortal.Tests.Documents;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>Status cards of a school, ordered, fetched and compared with what the page says of them.</summary>
[Collection(WorkingCollection.Name)]
public sealed class DocumentJourneyTests(BrowserPortal portal) : BrowserTest(portal)
{
    [BrowserFact]
    public async Task CardsOfASchool_OrderedInOneWindow_AreReadyInBoth_AndTheFileIsTheOneNamed()
    {
        var (desk, other) = (await VisitAsync("registrar"), await VisitAsync("registrar", Look.Phone));
        await desk.OpenAsync("/documents");
        await other.OpenAsync("/documents");

        await OrderAsync(desk.Page);
        var line = desk.Page.Locator("tbody tr", new() { HasText = "土木工程学院" }).First;
        await line.GetByText("已生成").WaitForAsync();
        await other.SeesAsync("已生成", "tbody tr");

        var people = int.Parse(await line.Locator("td").Nth(3).InnerTextAsync(), CultureInfo.InvariantCulture);
        var file = await FetchAsync(desk.Page, line);
        Assert.Equal(await line.Locator("code").GetAttributeAsync("title"), Convert.ToHexStringLower(SHA256.HashData(file)));
        using var classes = new ZipArchive(new MemoryStream(file));
        var pages = classes.Entries.SelectMany(entry => Paper.Pages(BytesOf(entry))).ToList();
        Assert.Equal(2 * people, pages.Count);
        Assert.All(classes.Entries, entry => Assert.EndsWith(".pdf", entry.Name, StringComparison.Ordinal));
        Assert.Contains("土木工程学院", pages[0], StringComparison.Ordinal);

        await line.Locator("button", new() { HasText = "移除" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("tbody tr", new() { HasText = "土木工程学院" })).ToHaveCountAsync(0);
        await Assertions.Expect(other.Page.Locator("tbody tr", new() { HasText = "土木工程学院" })).ToHaveCountAsync(0);
    }

    private static async Task OrderAsync(IPage page)
    {
        await page.Locator(".page-actions .button.primary").ClickAsync();
        await page.SelectOptionAsync("#order-kind", nameof(DocumentKind.StatusCard));
        await page.SelectOptionAsync("#order-year", "2025");
        await page.SelectOptionAsync("#order-school", new SelectOptionValue { Label = "土木工程学院" });
        await page.Locator("form.side-form button[type=submit]").ClickAsync();
    }

    private static byte[] BytesOf(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static async Task<byte[]> FetchAsync(IPage page, ILocator line)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => line.Locator("a[download]").ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }
}
