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
}
