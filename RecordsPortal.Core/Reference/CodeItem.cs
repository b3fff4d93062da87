using System.Globalization;

namespace RecordsPortal.Core.Reference;

/// <summary>One entry of a code table. <paramref name="Code"/> is text: "01" is not 1.</summary>
/// <param name="Aliases">Other ways lists write it, in any language; matched, never shown.</param>
public sealed record CodeItem(string Code, string Zh, string En, params IReadOnlyList<string> Aliases)
{
    public string Name(CultureInfo culture) => culture.TwoLetterISOLanguageName == "zh" ? Zh : En;
}
