using RecordsPortal.Core.Reference;

namespace RecordsPortal.Tests.Reference;

public sealed class DivisionsTests
{
    [Theory]
    [InlineData("430211", "湖南省株洲市天元区")]
    [InlineData("500107", "重庆市九龙坡区")]
    [InlineData("500229", "重庆市城口县")]
    [InlineData("419001", "河南省济源市")]
    [InlineData("110103", "北京市崇文区")]
    [InlineData("110100", "北京市")]
    [InlineData("441900", "广东省东莞市")]
    [InlineData("999999", "")]
    public void FullName_OfACode_IsWhatPeopleSay(string code, string name) =>
        Assert.Equal(name, Divisions.FullName(code));

    [Fact]
    public void ChildrenOf_AMunicipality_AreItsDistricts()
    {
        var names = Divisions.ChildrenOf("110000").Select(division => division.Name).ToArray();

        Assert.Equal(16, names.Length);
        Assert.Contains("东城区", names);
        Assert.DoesNotContain("崇文区", names);
    }

    [Fact]
    public void ChildrenOf_AProvinceWithCountiesOfItsOwn_ShowsThemBesideThePrefectures()
    {
        var names = Divisions.ChildrenOf("410000").Select(division => division.Name).ToArray();

        Assert.Contains("郑州市", names);
        Assert.Contains("济源市", names);
        Assert.DoesNotContain("省直辖县级行政区划", names);
    }

    [Fact]
    public void ChildrenOf_Nothing_AreThe34Provinces() => Assert.Equal(34, Divisions.ChildrenOf(null).Count);

    [Theory]
    [InlineData("430000", true)]
    [InlineData("430200", true)]
    [InlineData("430211", false)]
    [InlineData("441900", false)]
    [InlineData("460400", false)]
    [InlineData("810000", false)]
    [InlineData("999999", false)]
    public void RequiresCounty_OfACode_IsTrueWhileAChoiceRemains(string code, bool required) =>
        Assert.Equal(required, Divisions.RequiresCounty(code));

    [Theory]
    [InlineData("湖南省邵阳市大祥区", "430503")]
    [InlineData("湖南邵阳大祥", "430503")]
    [InlineData(" 湖南省 邵阳市 大祥区 ", "430503")]
    [InlineData("湖南省大祥区", "430503")]
    [InlineData("天元区", "430211")]
    [InlineData("重庆市重庆市九龙坡区", "500107")]
    [InlineData("北京市市辖区东城区", "110101")]
    [InlineData("湖南省长沙市长沙县", "430121")]
    [InlineData("吉林省吉林市", "220200")]
    [InlineData("吉林市船营区", "220204")]
    [InlineData("湘西州吉首市", "433101")]
    [InlineData("湖南省湘西土家族苗族自治州古丈县", "433126")]
    [InlineData("青海省海南州", "632500")]
    [InlineData("河南省济源市", "419001")]
    [InlineData("内蒙古兴安盟", "152200")]
    [InlineData("新疆石河子", "659001")]
    [InlineData("香港", "810000")]
    public void Parse_APlaceInWords_IsItsCode(string text, string code) => Assert.Equal(code, Divisions.Parse(text)?.Code);

    [Theory]
    [InlineData("朝阳区")]
    [InlineData("湖南省邵阳市某某区")]
    [InlineData("湖南省邵阳市大祥区解放路193号")]
    [InlineData("月球")]
    [InlineData("")]
    [InlineData(null)]
    public void Parse_AnythingLessCertain_IsNothing(string? text) => Assert.Null(Divisions.Parse(text));

    [Fact]
    public void Parse_APlaceThatNoLongerExists_IsFoundAsHistorical()
    {
        var place = Divisions.Parse("湖南省邵阳市邵东县");

        Assert.Equal("430521", place?.Code);
        Assert.False(place!.IsCurrent);
    }

    [Theory]
    [InlineData("湖南省邵阳市大祥区解放路193号", "430503", "解放路193号")]
    [InlineData("湖南省长沙市岳麓大道1号", "430100", "岳麓大道1号")]
    [InlineData("学院路5号", null, "学院路5号")]
    public void Split_AnAddress_GivesThePlaceAndTheRest(string text, string? code, string after)
    {
        var (place, rest) = Divisions.Split(text);

        Assert.Equal(code, place?.Code);
        Assert.Equal(after, rest);
    }

    [Fact]
    public void Parse_TheFullNameOfEveryCurrentPlace_IsThatPlace()
    {
        var lost = Divisions.All
            .Where(division => division.IsCurrent && !Divisions.IsUnnamed(division))
            .Where(division => Divisions.Parse(Divisions.FullName(division.Code)) != division)
            .Select(division => Divisions.FullName(division.Code));

        Assert.Empty(lost);
    }

    [Theory]
    [InlineData("株洲", "430200")]
    [InlineData("zhuzhou", "430200")]
    [InlineData("zhuzhous", "430200")]
    [InlineData("天元", "430211")]
    [InlineData("湖南天元", "430211")]
    [InlineData("tianyuanqu", "430211")]
    [InlineData("tyq", "430211")]
    [InlineData("chongqing", "500000")]
    [InlineData("changsha", "430100")]
    [InlineData("hunan", "430000")]
    [InlineData("hunanchangsha", "430100")]
    [InlineData("430211", "430211")]
    public void Search_ByCharactersPinyinOrInitials_FindsThePlaceFirst(string text, string code) =>
        Assert.Contains(code, Divisions.Search(text, 3).Select(division => division.Code));

    [Fact]
    public void Search_ManyMatches_StopsAtTheLimitAndPutsLargerPlacesFirst()
    {
        var found = Divisions.Search("hn", 5);

        Assert.Equal(5, found.Count);
        Assert.Equal(DivisionLevel.Province, found[0].Level);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    [InlineData("zzzzzzzzzzzzzzzz")]
    public void Search_NothingToFind_IsEmpty(string? text) => Assert.Empty(Divisions.Search(text, 10));

    [Fact]
    public void Search_APastedPage_IsEmpty() => Assert.Empty(Divisions.Search(new string('a', 40_000), 10));
}
