using RecordsPortal.Components.Intake;
using RecordsPortal.Core.Intake.Import;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Intake.Import;

public sealed class ImportTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("zh-CN")]
    public void ImportText_InEachLanguage_HasEveryRefusal(string culture) =>
        Assert.Empty(ResourceTexts.KeysOf(typeof(ImportRefusals)).Except(ResourceTexts.Of(typeof(ImportText), culture).Keys));

    [Fact]
    public void ImportText_InBothLanguages_HasTheSameKeysAndFacts()
    {
        Assert.Equal(ResourceTexts.Of(typeof(ImportText), "").Keys.Order(), ResourceTexts.Of(typeof(ImportText), "zh-CN").Keys.Order());
        ResourceTexts.AssertSamePlaceholders(typeof(ImportText));
    }
}
