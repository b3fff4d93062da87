using RecordsPortal.Components.Corrections;
using RecordsPortal.Components.Intake.Review;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Review;

namespace RecordsPortal.Tests.Common;

public sealed class AddressTextTests
{
    [Fact]
    public void Query_SomePartsAbsent_NamesTheOthersInTheirOrder() =>
        Assert.Equal("?school=1&page=2", AddressText.Query([("school", "1"), ("major", null), ("page", "2")]));

    [Fact]
    public void Query_NothingSaid_IsNothing() => Assert.Equal("", AddressText.Query([("school", null)]));

    [Fact]
    public void Query_SignsThatMeanSomethingInAnAddress_ComeBackAsTheyWere()
    {
        var asked = new ReviewAddress(new ReviewFilter(Route: "a&b=c d+#?李"), Mine: true);

        Assert.Equal(asked, ReviewAddress.Parse($"https://portal/review{asked.Query}"));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("?precheck=missing&sort=name&desc=1&page=3", 0)]
    [InlineData("?school=01990000-0000-7000-8000-000000000001&mine=1&precheck=missing", 2)]
    [InlineData("?warnings=1&age=overdue&route=GK", 3)]
    public void Queue_FiltersInUse_AreThoseThatNarrowIt(string query, int filters)
    {
        var asked = ReviewAddress.Parse($"https://portal/review{query}");

        Assert.Equal((filters, filters > 0), (asked.FiltersInUse, asked.IsFiltered));
    }

    [Theory]
    [InlineData("?newest=1&page=2", 0)]
    [InlineData("?state=refused&by=student&second=1", 3)]
    public void Corrections_FiltersInUse_AreThoseThatNarrowThem(string query, int filters)
    {
        var asked = CorrectionAddress.Parse($"https://portal/corrections{query}");

        Assert.Equal((filters, filters > 0), (asked.FiltersInUse, asked.IsFiltered));
    }
}
