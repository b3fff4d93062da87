using System.Text.RegularExpressions;
using System.Xml.Linq;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Localisation;

/// <summary>One feature's words in both languages, as they stand in the source.</summary>
internal sealed record TextPair(string Marker, IReadOnlyDictionary<string, string> English, IReadOnlyDictionary<string, string> Chinese);

internal static partial class TextFiles
{
    /// <summary>MudBlazor brings its own English; its Chinese has a test that asks the library for its keys.</summary>
    private const string OfLibrary = "MudBlazorText";

    public static IReadOnlyList<TextPair> All { get; } =
    [
        .. from marker in Repository.Files(".", "Text.cs")
           let name = Path.GetFileNameWithoutExtension(marker.FullPath)
           where name != OfLibrary && marker.Text.Contains($"public sealed class {name};", StringComparison.Ordinal)
           select new TextPair(name, Read(marker.FullPath[..^3] + ".resx"), Read(marker.FullPath[..^3] + ".zh-CN.resx")),
    ];

    public static TextPair Of(string marker) => All.Single(pair => pair.Marker == marker);

    public static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct().Order();

    private static Dictionary<string, string> Read(string path) => !File.Exists(path) ? [] : XDocument.Load(path).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Placeholder();
}
