using RecordsPortal.Components.Registry;
using RecordsPortal.Core.Registry.Rules;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Registry.Rules;

public sealed class RulesTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("zh-CN")]
    public void RulesText_InEachLanguage_HasEveryRuleAndNoOther(string culture) =>
        Assert.Equal(ResourceTexts.KeysOf(typeof(RuleKeys)).Order(), ResourceTexts.Of(typeof(RulesText), culture).Keys.Order());

    [Fact]
    public void RulesText_InBothLanguages_AsksForTheSameFacts() => ResourceTexts.AssertSamePlaceholders(typeof(RulesText));
}
