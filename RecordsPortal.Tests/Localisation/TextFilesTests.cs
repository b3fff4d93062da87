using System.Reflection;
using System.Text.RegularExpressions;
using RecordsPortal.Core;
using RecordsPortal.Core.Reference;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Localisation;

/// <summary>Both languages say the same things, each in its own letters.</summary>
public sealed partial class TextFilesTests
{
    /// <summary>What stands in Latin letters on a Chinese page too: names of formats and their endings, and of keys on the keyboard.</summary>
    private static readonly HashSet<string> _latinInChinese = new(StringComparer.Ordinal)
    {
        "PDF", "Excel", "xlsx", "csv", "CSV", "jpg", "jpeg", "png", "JPG", "JPEG", "PNG", "HEIC", "KB", "MB", "UTF", "GB",
        "Ctrl", "Enter", "Esc", "Tab", "Shift", "Alt", "Caps", "Lock",
    };

    /// <summary>English sentences that quote what a Chinese list says: its column names, its places and its words for a decision.</summary>
    private static readonly string[] _quoting = ["NoHeaderRow", "TemplateNote4", "TemplateNote5", "AdmissionStatusUnknown", "ClassNameHint"];

    public static TheoryData<string> Markers { get; } = [.. TextFiles.All.Select(pair => pair.Marker)];

    [Fact]
    public void EveryTextFile_BelongsToAMarker()
    {
        var strays = Repository.Files(".", ".resx").Select(file => Path.GetFileName(file.Name).Split('.')[0]).Distinct().Except(TextFiles.All.Select(pair => pair.Marker));

        Assert.Equal(["MudBlazorText"], strays);
    }

    [Theory]
    [MemberData(nameof(Markers))]
    public void BothLanguages_HaveTheSameKeys(string marker)
    {
        var (_, english, chinese) = TextFiles.Of(marker);

        FaultList.None(english.Keys.Except(chinese.Keys).Select(key => $"{key} has no Chinese"));
        FaultList.None(chinese.Keys.Except(english.Keys).Select(key => $"{key} has no English"));
        FaultList.None(english.Concat(chinese).Where(text => string.IsNullOrWhiteSpace(text.Value)).Select(text => $"{text.Key} is empty"));
    }

    [Theory]
    [MemberData(nameof(Markers))]
    public void BothLanguages_HavePlaceForTheSameFacts(string marker)
    {
        var (_, english, chinese) = TextFiles.Of(marker);

        var different = english.Keys.Intersect(chinese.Keys).Where(key => !TextFiles.Placeholders(english[key]).SequenceEqual(TextFiles.Placeholders(chinese[key])));

        FaultList.None(different);
    }

    [Theory]
    [MemberData(nameof(Markers))]
    public void Chinese_HasNoEnglishWords(string marker)
    {
        var foreign =
            from text in TextFiles.Of(marker).Chinese
            from Match word in LatinWord().Matches(Regex.Replace(text.Value, @"\{[^}]*\}", ""))
            where !_latinInChinese.Contains(word.Value) && text.Value != "English"
            select $"{text.Key}: {word.Value}";

        FaultList.None(foreign);
    }

    [Theory]
    [MemberData(nameof(Markers))]
    public void English_HasNoChinese(string marker)
    {
        var foreign = TextFiles.Of(marker).English.Where(text => text.Value != "中文" && !_quoting.Contains(text.Key) && Han().IsMatch(text.Value)).Select(text => $"{text.Key}: {text.Value}");

        FaultList.None(foreign);
    }

    [Fact]
    public void EveryRefusal_HasItsSentence()
    {
        var words = TextFiles.All.SelectMany(pair => pair.Chinese.Keys).ToHashSet();
        var keys =
            from type in typeof(RecordsDb).Assembly.GetTypes()
            where (type.Name.EndsWith("Refusals", StringComparison.Ordinal) || type.Name.EndsWith("Keys", StringComparison.Ordinal)) && type != typeof(SettingKeys)
            from field in type.GetFields(BindingFlags.Public | BindingFlags.Static)
            where field.IsLiteral && field.FieldType == typeof(string)
            where !words.Contains((string)field.GetRawConstantValue()!)
            select $"{type.Name}.{field.Name}";

        FaultList.None(keys);
    }

    [GeneratedRegex("[A-Za-z]{2,}")]
    private static partial Regex LatinWord();

    [GeneratedRegex(@"[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]")]
    private static partial Regex Han();
}
