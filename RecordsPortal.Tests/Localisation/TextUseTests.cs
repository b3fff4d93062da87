using System.Text.RegularExpressions;
using RecordsPortal.Core;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Localisation;

/// <summary>Every key asked for has its words, and every word is asked for. A missing key would show itself to the reader.</summary>
public sealed partial class TextUseTests
{
    private static readonly string[] _products = ["RecordsPortal.Core", "RecordsPortal.Components", "RecordsPortal.Server"];

    private static readonly IReadOnlyList<SourceFile> _sources = [.. _products.SelectMany(project => Repository.Files(project, ".cs", ".razor"))];

    private static readonly Type[] _enums = [.. typeof(RecordsDb).Assembly.GetExportedTypes().Where(type => type.IsEnum)];

    [Fact]
    public void EveryKeyAskedFor_HasItsWords()
    {
        var missing =
            from component in _sources.GroupBy(file => Regex.Replace(file.Name, @"\.razor(\.\w+)?(\.cs)?$|\.cs$", ""))
            let source = string.Join('\n', component.SelectMany(file => file.Lines).Select(line => line.Line).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)))
            from Match localizer in Localizer().Matches(source)
            from Match use in Regex.Matches(source, $@"(?<![\w.]){localizer.Groups["name"].Value}\[(?<dollar>\$?)""(?<key>[^""{{]*)(?<end>[""{{])")
            let keys = TextFiles.Of(localizer.Groups["marker"].Value).English.Keys
            let key = use.Groups["key"].Value
            where !(use.Groups["end"].Value == "{" ? keys.Any(known => known.StartsWith(key, StringComparison.Ordinal)) : keys.Contains(key))
            select $"{component.Key}: {localizer.Groups["marker"].Value} has no {key}";

        FaultList.None(missing.Distinct());
    }

    [Fact]
    public void EveryKey_IsAskedFor()
    {
        var source = string.Join('\n', _sources.Select(file => file.Text));
        var literals = Literal().Matches(source).Select(match => match.Groups["text"].Value).ToHashSet();
        var endings = Ending().Matches(source).Select(match => match.Groups["text"].Value).ToHashSet();
        var beginnings = Beginning().Matches(source).Select(match => match.Groups["text"].Value).Where(text => text.Length > 2).ToHashSet();

        var unused =
            from pair in TextFiles.All
            from key in pair.English.Keys
            where !literals.Contains(key) && !NamesAValue(key) && !endings.Any(ending => key.EndsWith(ending, StringComparison.Ordinal) && literals.Contains(key[..^ending.Length])) && !beginnings.Any(beginning => key.StartsWith(beginning, StringComparison.Ordinal))
            select $"{pair.Marker}: {key}";

        FaultList.None(unused);
    }

    [Fact]
    public void EveryNamedValue_HasItsWords()
    {
        var keys = TextFiles.All.SelectMany(pair => pair.English.Keys).ToHashSet();
        var named = _enums.Where(type => keys.Any(key => key.StartsWith(type.Name + ".", StringComparison.Ordinal)));

        FaultList.None(named.SelectMany(type => Enum.GetNames(type).Select(name => $"{type.Name}.{name}")).Except(keys));
    }

    /// <summary>"Role.Registrar" is asked for by the value itself.</summary>
    private static bool NamesAValue(string key) => key.Split('.') is [var type, var name] && _enums.Any(known => known.Name == type && Enum.IsDefined(known, name));

    [GeneratedRegex(@"IStringLocalizer<(?<marker>\w+)>\s+(?<name>\w+)")]
    private static partial Regex Localizer();

    [GeneratedRegex(@"""(?<text>[\w.\-]+)""|nameof\((?:\w+\.)*(?<text>\w+)\)")]
    private static partial Regex Literal();

    /// <summary>"Role." of $"Role.{role}": the keys that begin so are asked for by what they name.</summary>
    [GeneratedRegex(@"\$""(?<text>[\w.\-]+)\{|""(?<text>[\w.\-]+)"" \+")]
    private static partial Regex Beginning();

    /// <summary>".Hint" of $"{key}.Hint".</summary>
    [GeneratedRegex(@"\}(?<text>\.\w+)""")]
    private static partial Regex Ending();
}
