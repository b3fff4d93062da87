using Bunit;
using RecordsPortal.Components.Common;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Common;

public sealed class ChartTests : ComponentTest
{
    private static readonly ChartItem[] Items = [new("录取", 3500, "students"), new("已通过", 1877, "students?state=approved"), new("已报到", 12, "students?state=in")];

    [Fact]
    public void Chart_AsPictureAndAsTable_EveryNumberOpensItsList()
    {
        var chart = Render<ChartOrTable>(p => p
            .Add(x => x.Title, "漏斗").Add(x => x.LabelHeader, "阶段").Add(x => x.ValueHeader, "人数").Add(x => x.Items, Items)
            .Add(x => x.ChildContent, items => builder =>
            {
                builder.OpenComponent<Funnel>(0);
                builder.AddComponentParameter(1, nameof(Funnel.Items), items);
                builder.CloseComponent();
            }));
        var picture = Links(chart);

        chart.FindAll(".chart-toggle button")[1].Click();

        Assert.Equal(Items.Select(item => item.Href), picture);
        Assert.Equal(picture, Links(chart));
        Assert.Equal("true", chart.FindAll(".chart-toggle button")[1].GetAttribute("aria-pressed"));
    }

    [Fact]
    public void Funnel_Step_SaysItsShareOfTheWhole()
    {
        var funnel = Render<Funnel>(p => p.Add(x => x.Items, Items));

        Assert.Equal(["100%", "54%", "<1%"], funnel.FindAll(".funnel-share").Select(share => share.TextContent));
    }

    [Fact]
    public void Donut_Slices_AddUpToTheRing()
    {
        Assert.Equal(
            [new DonutSlice("25 75", "25"), new DonutSlice("75 25", "0")],
            DonutSlice.Of([1, 3]));
    }

    [Fact]
    public void Number_ThatMoves_FlashesAndTheFirstDoesNot()
    {
        var number = Render<LiveNumber>(p => p.Add(x => x.Value, 5).Add(x => x.Href, "students"));
        Assert.Empty(number.FindAll(".changed"));

        number.Render(p => p.Add(x => x.Value, 6).Add(x => x.Href, "students"));

        Assert.Equal("6", number.Find(".changed").TextContent);
    }

    private static IEnumerable<string?> Links(IRenderedComponent<ChartOrTable> chart) => chart.FindAll(".live-number").Select(link => link.GetAttribute("href"));
}
