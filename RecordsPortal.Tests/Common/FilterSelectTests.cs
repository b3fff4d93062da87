using Bunit;
using RecordsPortal.Components.Common;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Common;

public sealed class FilterSelectTests : ComponentTest
{
    private readonly List<string?> _chosen = [];

    [Theory]
    [InlineData("2025", "2025")]
    [InlineData("", null)]
    public void Choice_ThatIsOffered_IsPassedOn(string value, string? chosen)
    {
        Select("全部").Find("select").Change(value);

        Assert.Equal([chosen], _chosen);
    }

    [Theory]
    [InlineData("全部", "2019")]
    [InlineData("全部", "'; DROP TABLE")]
    [InlineData(null, "")]
    public void Choice_ThatWasNeverOffered_IsNotPassedOn(string? all, string forged)
    {
        Select(all).Find("select").Change(forged);

        Assert.Empty(_chosen);
    }

    private IRenderedComponent<FilterSelect> Select(string? all) => Render<FilterSelect>(p => p
        .Add(x => x.Id, "year").Add(x => x.Label, "年份").Add(x => x.All, all)
        .Add(x => x.Options, [("2026", "2026"), ("2025", "2025")]).Add(x => x.Value, "2026").Add(x => x.Chosen, _chosen.Add));
}
