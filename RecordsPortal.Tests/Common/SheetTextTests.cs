using RecordsPortal.Core.Common;

namespace RecordsPortal.Tests.Common;

public sealed class SheetTextTests
{
    [Theory]
    [InlineData("朱建祐", "朱建祐")]
    [InlineData("王\u0001伟", "王伟")]
    [InlineData("\U00020BB7野\u0007", "\U00020BB7野")]
    [InlineData("a\tb\nc", "a\tb\nc")]
    [InlineData("a\uFFFEb", "ab")]
    public void Printable_LosesWhatNoWorkbookCanHoldAndNothingElse(string text, string written) =>
        Assert.Equal(written, SheetText.Printable(text));

    [Fact]
    public void Printable_LongerThanACell_EndsBeforeARareCharacterInsteadOfInIt()
    {
        var text = new string('一', SheetText.Longest - 1) + "\U00020BB7";

        Assert.Equal(text[..(SheetText.Longest - 1)], SheetText.Printable(text));
    }
}
