using System.Globalization;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Reference;

/// <summary>A closed list of codes with their names.</summary>
public sealed class CodeTable
{
    private readonly Dictionary<string, CodeItem> _byCode;
    private readonly Dictionary<string, CodeItem> _byName = [];
    private readonly string _optionalEnding;

    /// <param name="optionalEnding">A word that names may have or lack: 族.</param>
    internal CodeTable(IReadOnlyList<CodeItem> items, string optionalEnding = "")
    {
        Items = items;
        _optionalEnding = optionalEnding;
        _byCode = items.ToDictionary(item => item.Code);
        foreach (var item in items)
        {
            foreach (var name in item.Aliases.Prepend(item.En).Prepend(item.Zh))
            {
                _byName.TryAdd(Key(name), item);
            }
        }
    }

    public IReadOnlyList<CodeItem> Items { get; }

    public CodeItem? Find(string? code) => code is null ? null : _byCode.GetValueOrDefault(code);

    /// <summary>The item a text means: its code, name in either language or alias, spaces aside. Excel makes 1 of 01, so both are read.</summary>
    public CodeItem? Match(string? text)
    {
        var key = Key(text ?? "");
        return Find(key.ToUpperInvariant()) ?? (key.Length == 1 ? Find("0" + key) : null) ?? _byName.GetValueOrDefault(key);
    }

    /// <summary>What to show for a code: its name, or the code itself where it is of a list this version does not know.</summary>
    public string NameOf(string? code, CultureInfo culture) => Find(code)?.Name(culture) ?? code ?? "";

    private string Key(string text)
    {
        var bare = Characters.Without(text, char.IsWhiteSpace).ToLowerInvariant();
        return _optionalEnding.Length > 0 && bare.Length > _optionalEnding.Length && bare.EndsWith(_optionalEnding, StringComparison.Ordinal)
            ? bare[..^_optionalEnding.Length]
            : bare;
    }
}
