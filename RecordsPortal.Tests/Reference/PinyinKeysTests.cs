using RecordsPortal.Core.Reference;

namespace RecordsPortal.Tests.Reference;

public sealed class PinyinKeysTests
{
    [Theory]
    [InlineData("单晓明", "shanxiaoming")]
    [InlineData("单晓明", "sxm")]
    [InlineData("单晓明", "danxiaoming")] // Typed by those who do not know the surname.
    [InlineData("单晓明", "xiaoming")]
    [InlineData("单晓明", "晓明")]
    [InlineData("曾乐", "zengle")]
    [InlineData("曾乐", "zengyue")]
    [InlineData("曾乐", "zl")]
    [InlineData("曾乐", "zy")]
    [InlineData("仇英", "qiuying")]
    [InlineData("欧阳修文", "ouyangxiuwen")]
    [InlineData("欧阳修文", "oyxw")]
    [InlineData("欧阳修文", "修文")]
    [InlineData("吕伟", "lvwei")]
    [InlineData("买买提·卡德尔", "maimaitikadeer")]
    [InlineData("买买提·卡德尔", "买买提卡德尔")]
    [InlineData("Anna Lee", "annalee")]
    [InlineData("Anna Lee", "lee")]
    public void Keys_OfAName_HoldWhatPeopleTypeForIt(string name, string typed) => Assert.Contains(typed, Pinyin.Keys(name));

    [Fact]
    public void Keys_OfALongNameOfManyReadings_StayFew() => Assert.InRange(Pinyin.Keys(string.Concat(Enumerable.Repeat("行乐", 12)) + "行").Count, 2, 120);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" · ")]
    public void Keys_OfNoName_AreNone(string? name) => Assert.Empty(Pinyin.Keys(name));
}
