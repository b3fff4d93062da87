using RecordsPortal.Components.Common;

namespace RecordsPortal.Tests.Common;

public sealed class TextDifferenceTests
{
    [Theory]
    [InlineData("430304200801200015", "430304200801200025", "4303042008012000", "1", "2", "5")]
    [InlineData("张叁", "张三", "张", "叁", "三", "")]
    [InlineData("", "138", "", "", "138", "")]
    [InlineData("李明", "李明", "李明", "", "", "")]
    [InlineData("aa", "a", "a", "a", "", "")]
    [InlineData("王𠮷", "王𠮶", "王", "𠮷", "𠮶", "")]
    public void Difference_OfTwoValues_IsWhatTheyDoNotShare(string listed, string entered, string before, string left, string right, string after)
    {
        Assert.Equal(new TextDifference(before, left, right, after), TextDifference.Of(listed, entered));
    }
}
