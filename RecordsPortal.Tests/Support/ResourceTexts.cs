using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;

namespace RecordsPortal.Tests.Support;

/// <summary>The texts beside a marker class, one language at a time, without falling back to another.</summary>
internal static partial class ResourceTexts
{
    public static Dictionary<string, string> Of(Type marker, string culture) =>
        new ResourceManager(marker).GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    public static IEnumerable<string> KeysOf(Type keys) =>
        keys.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);

    public static void AssertSamePlaceholders(Type marker)
    {
        var chinese = Of(marker, "zh-CN");

        Assert.All(Of(marker, ""), text => Assert.Equal(Placeholders(text.Value), Placeholders(chinese[text.Key])));
    }

    private static string[] Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Value).Distinct().Order()];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();
}
