using System.Globalization;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Tests.Reference;

public sealed class CodeTableTests
{
    public static TheoryData<CodeTable> Tables { get; } =
    [
        EthnicGroups.Table, PoliticalStatuses.Table, AdmissionRoutes.Table, IdDocumentTypes.Table, Sexes.Table, FamilyRelations.Table,
    ];

    [Theory]
    [InlineData("汉")]
    [InlineData("汉族")]
    [InlineData(" 汉 族 ")]
    [InlineData("01")]
    [InlineData("1")]
    [InlineData("han")]
    public void Match_EveryWayToWriteAnEthnicGroup_IsOneCode(string text) =>
        Assert.Equal("01", EthnicGroups.Table.Match(text)?.Code);

    [Theory]
    [InlineData("毛难", "36")]
    [InlineData("崩龙族", "46")]
    [InlineData("土族", "30")]
    [InlineData("土家族", "15")]
    [InlineData("外国血统中国籍人士", "98")]
    public void Match_FormerAndNeighbouringNames_AreToldApart(string text, string code) =>
        Assert.Equal(code, EthnicGroups.Table.Match(text)?.Code);

    [Theory]
    [InlineData("族")]
    [InlineData("火星")]
    [InlineData("")]
    [InlineData(null)]
    public void Match_SomethingElse_IsNothing(string? text) => Assert.Null(EthnicGroups.Table.Match(text));

    [Theory]
    [InlineData("单招", "DZ")]
    [InlineData("普通高考统招", "GK")]
    [InlineData("gk", "GK")]
    [InlineData("3+2", "SE")]
    public void Match_ARouteAsProvincesWriteIt_IsItsCode(string text, string code) =>
        Assert.Equal(code, AdmissionRoutes.Table.Match(text)?.Code);

    [Theory]
    [MemberData(nameof(Tables))]
    public void Match_EveryNameOfEveryItem_IsThatItem(CodeTable table)
    {
        foreach (var item in table.Items)
        {
            Assert.All([item.Code, item.Zh, item.En, .. item.Aliases], text => Assert.Same(item, table.Match(text)));
        }
    }

    [Fact]
    public void EthnicGroups_Are58AndTwoCharactersEach()
    {
        Assert.Equal(58, EthnicGroups.Table.Items.Count);
        Assert.All(EthnicGroups.Table.Items, item => Assert.Equal(2, item.Code.Length));
    }

    [Fact]
    public void NameOf_ACode_FollowsTheLanguage()
    {
        Assert.Equal("汉族", EthnicGroups.Table.NameOf("01", CultureInfo.GetCultureInfo("zh-CN")));
        Assert.Equal("Han", EthnicGroups.Table.NameOf("01", CultureInfo.GetCultureInfo("en")));
        Assert.Equal("77", EthnicGroups.Table.NameOf("77", CultureInfo.GetCultureInfo("en")));
    }
}
