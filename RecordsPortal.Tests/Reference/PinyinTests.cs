using RecordsPortal.Core.Reference;

namespace RecordsPortal.Tests.Reference;

public sealed class PinyinTests
{
    [Theory]
    [InlineData("单晓明", "shanxiaoming", "sxm")]
    [InlineData("曾小单", "zengxiaodan", "zxd")]
    [InlineData("单于晓", "chanyuxiao", "cyx")]
    [InlineData("单于", "shanyu", "sy")]
    [InlineData("欧阳豪", "ouyanghao", "oyh")]
    [InlineData("尉迟恭", "yuchigong", "ycg")]
    [InlineData("仇英", "qiuying", "qy")]
    [InlineData("吕布", "lvbu", "lb")]
    [InlineData("买买提·卡德尔", "maimaitikadeer", "mmtkde")]
    [InlineData("Anna Lee", "annalee", "al")]
    [InlineData("Jean-Luc O'Neil", "jeanluconeil", "jlon")]
    [InlineData("王㛃", "wangjie", "wj")]
    [InlineData("", "", "")]
    [InlineData(null, "", "")]
    public void Full_AndInitials_OfAName_AreWhatASearcherTypes(string? name, string full, string initials)
    {
        Assert.Equal(full, Pinyin.Full(name));
        Assert.Equal(initials, Pinyin.Initials(name));
    }

    [Fact]
    public void Full_ACharacterOutsideTheTable_StaysWhole()
    {
        var name = "李\U0002CE93";

        Assert.StartsWith("li", Pinyin.Full(name));
        Assert.False(char.IsSurrogate(Pinyin.Initials(name)[^1]) && !char.IsSurrogatePair(Pinyin.Initials(name), 1));
    }
}
