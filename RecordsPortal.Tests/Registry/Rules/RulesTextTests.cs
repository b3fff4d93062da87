using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using RecordsPortal.Components.Registry;
using RecordsPortal.Core.Registry.Rules;
using Xunit;

namespace RecordsPortal.Tests.Registry.Rules;

public sealed class RulesTextTests
{
    private static readonly string[] _keys =
        [.. typeof(RuleKeys).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).Order()];

    [Theory]
    [InlineData("")]
    [InlineData("zh-CN")]
    public void RulesText_InEachLanguage_HasEveryRuleAndNoOther(string culture) =>
        Assert.Equal(_keys, Texts(culture).Keys.Order());

    [Fact]
    public void RulesText_InBothLanguages_AsksForTheSameFacts()
    {
        var english = Texts("");
        var chinese = Texts("zh-CN");

        Assert.All(_keys, key => Assert.Equal(Placeholders(english[key]), Placeholders(chinese[key])));
    }

    private static Dictionary<string, string> Texts(string culture) =>
        new ResourceManager(typeof(RulesText)).GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static string[] Placeholders(string text) => [.. Regex.Matches(text, @"\{\d\}").Select(match => match.Value).Distinct().Order()];
}
