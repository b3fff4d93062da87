using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using RecordsPortal.Components.Localisation;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Localisation;

public sealed partial class MudBlazorTextTests : ComponentTest
{
    private static readonly Dictionary<string, string> English = Read(typeof(MudButton).Assembly, "MudBlazor.Resources.LanguageResource.resources");

    private static readonly Dictionary<string, string> Chinese =
        Read(typeof(MudBlazorText).Assembly.GetSatelliteAssembly(CultureInfo.GetCultureInfo("zh-CN")), $"{typeof(MudBlazorText).FullName}.zh-CN.resources");

    [Fact]
    public void MudBlazor_EveryWordOfTheInstalledVersion_HasItsChinese()
    {
        Assert.NotEmpty(English);

        Assert.Equal(English.Keys.Order(StringComparer.Ordinal), Chinese.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void MudBlazor_EveryPlaceholder_IsInTheChineseToo()
    {
        var wrong = English.Where(entry => Placeholders(entry.Value) != Placeholders(Chinese.GetValueOrDefault(entry.Key, "")));

        Assert.Empty(wrong);
    }

    [Fact]
    public void MudBlazor_InAChineseCircuit_SpeaksChinese()
    {
        var words = Services.GetRequiredService<ILocalizationInterceptor>();

        Assert.Equal("请填写此项", words.Handle("MudFormComponent_Required").Value);
        Assert.Equal("第 1–50 条，共 312 条", words.Handle("MudDataGridPager_InfoFormat", 1, 50, 312).Value);
    }

    [Fact]
    public void MudBlazor_InAnEnglishCircuit_KeepsItsOwnWords()
    {
        Read("en");

        Assert.Equal("Required", Services.GetRequiredService<ILocalizationInterceptor>().Handle("MudFormComponent_Required").Value);
    }

    private static string Placeholders(string text) => string.Concat(Placeholder().Matches(text).Select(match => match.Value).Order());

    private static Dictionary<string, string> Read(System.Reflection.Assembly assembly, string name)
    {
        using var reader = new ResourceReader(assembly.GetManifestResourceStream(name)!);
        return reader.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Placeholder();
}
