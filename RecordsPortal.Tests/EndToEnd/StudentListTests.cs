using System.Globalization;
using System.IO.Compression;
using System.Xml;
using Microsoft.Playwright;
using RecordsPortal.Benchmarks.Common;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>A hundred thousand students, scrolled, searched and taken out by somebody at a browser.</summary>
[Collection(CrowdedCollection.Name)]
public sealed class StudentListTests(CrowdedPortal portal) : BrowserTest(portal)
{
    private const string Rows = ".long-list tr[data-row]";

    [BrowserFact]
    public async Task HundredThousand_ScrolledByKeyboardAndComeBackTo_StandWhereTheyWere()
    {
        var page = await OpenAsync("/students?sort=candidate", await VisitAsync("leader"));
        var total = await page.TotalAsync();
        Assert.InRange(total, CrowdedPortal.Students, CrowdedPortal.Students + 1_000);

        await page.WatchHeightsAsync();
        await page.Locator(".long-list").FocusAsync();
        await page.Keyboard.PressAsync("End");
        await page.FocusedRowAsync(total - 1);
        Assert.Equal(0, await page.WrongHeightsAsync());
        Assert.InRange(await page.Locator(Rows).CountAsync(), 1, 60);
        await page.Keyboard.PressAsync("PageUp");
        await page.Keyboard.PressAsync("ArrowUp");
        var place = await page.EvaluateAsync<int>("() => Number(document.activeElement.closest('tr').dataset.row)");
        var name = await page.EvaluateAsync<string>("() => document.activeElement.innerText");
        await page.Keyboard.PressAsync("Enter");
        await page.ReachesAsync(url => Guid.TryParse(new Uri(url).Segments[^1], out _));
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(name);

        await page.GoBackAsync();

        await page.Locator(".long-list[data-follows]").WaitForAsync();
        await Assertions.Expect(page.Locator($"tr[data-row='{place}'][data-opened] a")).ToHaveTextAsync(name);
        await Assertions.Expect(page.Locator($"tr[data-row='{place}']")).ToBeInViewportAsync();
    }

    [BrowserFact]
    public async Task HundredThousand_JumpedTo_ShowTheRightRowsWithoutHolding()
    {
        var page = await OpenAsync("/students?sort=candidate", await VisitAsync("leader"));

        foreach (var part in (double[])[0.5, 0.93, 0.1, 0.77])
        {
            var place = await page.EvaluateAsync<int>("part => { const l = document.querySelector('.long-list'); l.scrollTop = l.scrollHeight * part; return Math.floor(l.scrollTop / 36); }", part);
            await page.Locator($"{Rows}[data-row='{place + 3}'] a").WaitForAsync();
        }

        Assert.InRange(await page.Locator(Rows).CountAsync(), 1, 60);
        var numbers = await page.Locator($"{Rows} .col-candidate").AllInnerTextsAsync();
        Assert.Equal(numbers.Order(StringComparer.Ordinal), numbers);
    }

    [BrowserFact]
    public async Task SheetOfEverybody_HoldsAllHundredThousand()
    {
        var page = await OpenAsync("/students", await VisitAsync("registrar2"));
        var total = await page.TotalAsync();

        var sheet = await ExportAsync(page);

        Assert.InRange(total, CrowdedPortal.Students, CrowdedPortal.Students + 1_000);
        Assert.Equal(total, sheet.Rows);
    }

    [BrowserFact]
    public async Task SheetOfAFilter_HasAsManyRowsAsTheListAndStandsInTheRegister()
    {
        var page = await OpenAsync("/students?year=2026", await VisitAsync("registrar"));
        var total = await page.TotalAsync();

        var sheet = await ExportAsync(page);

        Assert.Equal(total, sheet.Rows);
        Assert.Equal("姓名", sheet.First);
        var auditor = await OpenAsync("/exports", await VisitAsync("auditor"), ".list");
        await Assertions.Expect(auditor.Locator("tbody tr").First).ToContainTextAsync("入学年份：2026");
        await Assertions.Expect(auditor.Locator("tbody tr").First).ToContainTextAsync(total.ToString("N0", CultureInfo.InvariantCulture));
    }

    [BrowserFact]
    public async Task View_SavedByName_IsThereAfterAReloadWithItsFilterOrderAndColumns()
    {
        var page = await OpenAsync("/students?sex=1&sort=-name&cols=name.class.origin", await VisitAsync("registrar2"));
        await page.Locator(".menu summary", new() { HasText = "视图" }).ClickAsync();
        await page.Locator("#view-name").FillAsync("男生按姓名");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存当前列表为视图" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "男生按姓名" }).WaitForAsync();

        await page.GotoListAsync("/students");
        await page.Locator(".menu summary", new() { HasText = "视图" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "男生按姓名" }).ClickAsync();

        await page.ReachesAsync(url => url.Contains("sex=1"));
        await Assertions.Expect(page.Locator(".active-filters")).ToContainTextAsync("男");
        await Assertions.Expect(page.Locator("th[aria-sort=descending]")).ToContainTextAsync("姓名");
        Assert.Equal(["姓名", "班级", "生源地"], (await page.Locator("thead th").AllInnerTextsAsync()).Select(t => t.TrimEnd('↓', '↑')));
    }

    [BrowserFact]
    public async Task CtrlK_FromAnywhere_FindsByPinyinAndOpensWithEnter()
    {
        var page = await OpenAsync("/", await VisitAsync("registrar"), "h1");

        await page.Keyboard.PressAsync("Control+k");
        await page.Locator("dialog.palette[open]").WaitForAsync();
        await page.Keyboard.TypeAsync("shanwei");
        var first = page.Locator("dialog.palette [role=option][aria-selected=true]");
        await Assertions.Expect(first).ToContainTextAsync("单伟");
        var name = await first.Locator(".palette-name").InnerTextAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("Enter");

        await page.ReachesAsync(url => Guid.TryParse(new Uri(url).Segments[^1], out _));
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(name);
        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(page.Locator("dialog.palette [role=group]").First).ToContainTextAsync(name);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("dialog.palette")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task InputMethod_WhileItComposesInTheFinder_OpensNothingAndFindsWhatItWrote()
    {
        var page = await OpenAsync("/", await VisitAsync("registrar"), "h1");
        await page.Keyboard.PressAsync("Control+k");
        await page.Locator("dialog.palette[open]").WaitForAsync();
        var keys = await page.Context.NewCDPSessionAsync(page);

        await keys.SendAsync("Input.imeSetComposition", new() { ["text"] = "shan", ["selectionStart"] = 4, ["selectionEnd"] = 4 });
        await keys.SendAsync("Input.dispatchKeyEvent", new() { ["type"] = "rawKeyDown", ["key"] = "Enter", ["code"] = "Enter", ["windowsVirtualKeyCode"] = 229 });
        await keys.SendAsync("Input.insertText", new() { ["text"] = "单伟" });

        await Assertions.Expect(page.Locator("dialog.palette [role=option][aria-selected=true]")).ToContainTextAsync("单伟");
        Assert.Equal("/", new Uri(page.Url).AbsolutePath);
    }

    private static async Task<IPage> OpenAsync(string path, Visitor visitor, string until = ".long-list[data-follows]")
    {
        await visitor.OpenAsync(path);
        await visitor.Page.Locator(until).First.WaitForAsync();
        return visitor.Page;
    }

    private static async Task<(int Rows, string First)> ExportAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "导出 Excel" }).ClickAsync();
        var file = await page.RunAndWaitForDownloadAsync(() => page.Locator(".mud-dialog-actions button").Last.ClickAsync());
        return await ReadAsync(await file.PathAsync());
    }

    private static async Task<(int Rows, string First)> ReadAsync(string path)
    {
        await using var package = await ZipFile.OpenReadAsync(path);
        await using var sheet = await package.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync();
        using var reader = XmlReader.Create(sheet, new XmlReaderSettings { Async = true });
        var (rows, first) = (0, "");
        while (await reader.ReadAsync())
        {
            rows += reader is { NodeType: XmlNodeType.Element, LocalName: "row" } ? 1 : 0;
            first = first.Length == 0 && reader.NodeType == XmlNodeType.Text ? reader.Value : first;
        }

        return (rows - 1, first);
    }
}

/// <summary>A portal with more students than anybody can look through; nobody else's counts may depend on them.</summary>
public sealed class CrowdedPortal : BrowserPortal, IAsyncLifetime
{
    public const int Students = 100_000;

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        if (Chromium.Path is not null)
        {
            Crowd.Add(Path.Combine(Server.Folder, "records.db"), Students);
        }
    }
}

[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class CrowdedCollection : ICollectionFixture<CrowdedPortal>
{
    public const string Name = "Browser, crowded";
}

internal static class ListPages
{
    public static async Task GotoListAsync(this IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.Locator(".long-list[data-follows]").WaitForAsync();
    }

    public static async Task<int> TotalAsync(this IPage page) => int.Parse(await page.Locator(".long-list").GetAttributeAsync("data-total") ?? "", CultureInfo.InvariantCulture);

    public static async Task FocusedRowAsync(this IPage page, int place) =>
        await page.WaitForFunctionAsync("place => document.activeElement.closest('tr')?.dataset.row === String(place)", place);

    /// <summary>
    /// Looks, whenever rows have come, whether the list is as high as all its rows together. A list that is too low for a moment, because a
    /// height changes gradually, is scrolled back by the browser, and nobody arrives where they wanted to go.
    /// </summary>
    public static async Task WatchHeightsAsync(this IPage page) => await page.EvaluateAsync("""
        () => {
          const list = document.querySelector('.long-list');
          const wanted = list.scrollHeight;
          window.wrongHeights = 0;
          new MutationObserver(() => window.wrongHeights += list.scrollHeight !== wanted).observe(list, { childList: true, subtree: true, attributes: true });
        }
        """);

    public static async Task<int> WrongHeightsAsync(this IPage page) => await page.EvaluateAsync<int>("() => window.wrongHeights");
}
