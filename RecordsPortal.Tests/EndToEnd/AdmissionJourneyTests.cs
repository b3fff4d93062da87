using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using RecordsPortal.Tests.Intake.Import;
using RecordsPortal.Tests.Support;
using Samples = RecordsPortal.Tests.Intake.Import.Samples;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>Admission lists in through the browser, and out again.</summary>
[Collection(WorkingCollection.Name)]
public sealed class AdmissionJourneyTests(BrowserPortal portal) : BrowserTest(portal)
{
    private const string Sample = "admission-list-2026.xlsx";

    /// <summary>No province calls it that.</summary>
    private const string UnknownRoute = "雏鹰专项";

    [BrowserFact]
    public async Task SampleList_GoodRowsComeInFaultyRowsComeBackAndAllOfItIsTakenBack()
    {
        var registrar = await VisitAsync("registrar");
        var page = registrar.Page;
        await UploadAsync(registrar, Sample, Samples.Bytes(Sample));

        await page.Locator(".numbers").WaitForAsync();
        var numbers = (await page.Locator(".numbers dd").AllInnerTextsAsync()).Select(number => int.Parse(number, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal((3_463, 37), (numbers.Take(4).Sum(), numbers[4]));
        var reasons = await page.Locator("td.wrap").AllInnerTextsAsync();
        Assert.Equal(37, reasons.Count);
        Assert.DoesNotContain("", reasons);
        Assert.Equal(37, (await FaultsAsync(page)).RowCount);

        await page.GetByRole(AriaRole.Button, new() { Name = "暂不导入 37 行" }).ClickAsync();
        await page.Locator("#take-back-reason").WaitForAsync(new() { Timeout = 120_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "撤回本次导入" }).ClickAsync();
        await page.GetByText("请填写撤回的原因").WaitForAsync();
        await page.FillAsync("#take-back-reason", "导错了批次");
        await page.GetByRole(AriaRole.Button, new() { Name = "撤回本次导入" }).ClickAsync();

        await page.Locator("#take-back").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 120_000 });
        await page.Locator(".page-header", new() { HasText = "已撤回" }).WaitForAsync();
    }

    [BrowserFact]
    public async Task ListOfAnotherProvince_IsMappedOnceAndUnderstoodFromThenOn()
    {
        string[] heading = [.. SmallList.Heading.Select(name => name == "联系电话" ? "家长叮嘱打这个" : name == "身份证号" ? "证号（一）" : name)];
        var registrar = await VisitAsync("registrar");
        var page = registrar.Page;

        await UploadAsync(registrar, "first.csv", Csv(heading, Person(1, "430304200701110017"), Person(2, "430304200701120020"), Person(3, "430304200701130034").With(1, "张3").With(2, "不详")));
        await page.GetByText("缺少以下必需的列：身份证号").WaitForAsync();
        var shown = await page.ContentAsync();
        Assert.DoesNotContain("430304200701110017", shown);
        Assert.DoesNotContain("13812344771", shown);
        await page.GetByLabel("“证号（一）”列的含义").SelectOptionAsync(new SelectOptionValue { Label = "身份证号" });
        await page.GetByLabel("“家长叮嘱打这个”列的含义").SelectOptionAsync(new SelectOptionValue { Label = "联系电话" });
        await page.GetByLabel(UnknownRoute, new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "单独招生" });
        await page.GetByRole(AriaRole.Button, new() { Name = "保存并重新检查" }).ClickAsync();

        await page.Locator("td.wrap div").Nth(1).WaitForAsync();
        Assert.Equal(["2", "0", "0", "0", "1"], await page.Locator(".numbers dd").AllInnerTextsAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "导入 2 行正确数据" }).ClickAsync();
        await page.GetByText("新增 2，").WaitForAsync();

        await UploadAsync(registrar, "second.csv", Csv(SmallList.Heading, Person(4, "430304200701140056")));
        await page.GetByRole(AriaRole.Button, new() { Name = "导入全部 1 行" }).WaitForAsync();
        Assert.Equal(0, await page.GetByText("尚不认识的招生类别").CountAsync());
    }

    private static async Task UploadAsync(Visitor registrar, string name, byte[] content)
    {
        await registrar.OpenAsync("/admission-lists");
        await registrar.Page.Locator("#list-file").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
        await registrar.Page.Locator(".upload button[type=submit]").ClickAsync();
        await registrar.Page.ReachesAsync(url => url.Contains("/admission-lists/"));
        await registrar.SettleAsync();
    }

    private static async Task<Core.Intake.Import.AdmissionSheet> FaultsAsync(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "下载 37 行有误数据" }).ClickAsync());
        await using var content = await download.CreateReadStreamAsync();
        using var file = new MemoryStream();
        await content.CopyToAsync(file);
        return Samples.Open(file.ToArray());
    }

    private static byte[] Csv(params IEnumerable<string?[]> rows) => CodePagesEncodingProvider.Instance.GetEncoding(54936)!.GetBytes(SmallList.Csv(",", rows));

    private static string?[] Person(int number, string id) =>
        [$"2643059990000{number}", $"朱建{"一二三四"[number - 1]}", id[16] % 2 == 1 ? "男" : "女", id, $"{id[6..10]}-{id[10..12]}-{id[12..14]}", "440301", "2026", UnknownRoute, $"1381234477{number}"];
}
