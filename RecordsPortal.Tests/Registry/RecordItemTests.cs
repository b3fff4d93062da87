using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using RecordsPortal.Components.Registry;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Registry;

public sealed class RecordItemTests : ComponentTest
{
    private static readonly HistoryEntry[] _moved =
    [
        new(12, new DateTime(2026, 9, 1, 3, 59, 57, DateTimeKind.Utc), "王敏", ChangeSource.Officer, "改名，公安证明", "单晓明", "单晓鸣"),
        new(3, new DateTime(2026, 7, 30, 1, 12, 0, DateTimeKind.Utc), "李婷", ChangeSource.List, null, null, "单晓明"),
    ];

    [Fact]
    public void Item_BeforeItIsAsked_SaysWhoChangedItLastAndWhen()
    {
        var item = Item(RecordKeys.Of(RecordField.Name), "单晓鸣", _moved);

        Assert.Equal("3 秒前 · 王敏", item.Find(".history-toggle .stamp").TextContent.Trim());
        Assert.Equal("2026年9月1日 11:59:57", item.Find(".history-toggle").GetAttribute("title"));
        Assert.Empty(item.FindAll(".history"));
    }

    [Fact]
    public void Item_Asked_ShowsEachChangeWithSourceAndReasonNewestFirst()
    {
        var item = Item(RecordKeys.Of(RecordField.Name), "单晓鸣", _moved);

        item.Find(".history-toggle").Click();

        Assert.Equal("true", item.Find(".history-toggle").GetAttribute("aria-expanded"));
        var lines = item.FindAll(".history li").Select(li => li.TextContent).ToList();
        Assert.Contains("2026年9月1日 11:59:57 · 王敏 · 教师处理", lines[0]);
        Assert.Contains("原因：改名，公安证明", lines[0]);
        Assert.Contains("2026年7月30日 09:12:00 · 李婷 · 录取名册", lines[1]);
        Assert.Equal(("单晓明", "单晓鸣"), (Bare(item.Find(".history del").TextContent), Bare(item.Find(".history ins").TextContent)));
    }

    [Fact]
    public void Item_NobodyEverGave_OffersNoHistory()
    {
        var item = Item(RecordKeys.Of(RecordField.Remarks), null, []);

        Assert.Contains("未填写", item.Markup);
        Assert.Empty(item.FindAll("button"));
    }

    [Fact]
    public void History_OfAStatusInEnglish_ReadsInEnglish()
    {
        Read("en");
        var item = Item(RecordKeys.Status, "In school", [new(9, new DateTime(2026, 9, 1, 1, 0, 0, DateTimeKind.Utc), "陈静", ChangeSource.CheckIn, null, "Admitted", "Active")]);

        item.Find(".history-toggle").Click();

        Assert.Equal("1 Sep 2026 09:00:00 · 陈静 · Check-in", item.Find(".history-when").TextContent);
        Assert.EndsWith("Admitted", Bare(item.Find(".history del").TextContent));
        Assert.EndsWith("In school", Bare(item.Find(".history ins").TextContent));
    }

    private static string Bare(string text) => text[(text.IndexOf(':') + 1)..].Trim();

    private IRenderedComponent<RecordItem> Item(string key, string? value, IReadOnlyList<HistoryEntry> entries)
    {
        var values = new HistoryValues(
            Services.GetRequiredService<IStringLocalizer<RegistryText>>(), Services.GetRequiredService<IStringLocalizer<FieldText>>(), new CollegeDirectory([], [], []), Clock.LocalTimeZone);
        return Render<RecordItem>(p => p.Add(x => x.Key, key).Add(x => x.Value, value).Add(x => x.Entries, entries).Add(x => x.Values, values));
    }
}
