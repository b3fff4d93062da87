using System.Text;

namespace RecordsPortal.Core.Registry.Rules;

/// <summary>
/// The characters a Chinese name may be written in, those beyond the basic plane included. Nothing here normalises: even the canonical
/// form folds compatibility ideographs, and a person's character is that one and no other.
/// </summary>
internal static class Han
{
    public static bool Is(Rune rune) => rune.Value is
        0x3007
        or (>= 0x3400 and <= 0x4DBF)
        or (>= 0x4E00 and <= 0x9FFF)
        or (>= 0xF900 and <= 0xFAFF)
        or (>= 0x20000 and <= 0x323AF);

    /// <summary>⼩ looks like 小 and is a part of characters, not one.</summary>
    public static bool IsRadical(Rune rune) => rune.Value is >= 0x2E80 and <= 0x2FDF;

    /// <summary>Where old police fonts put characters no standard had yet: on any other machine it is another character or none.</summary>
    public static bool IsPrivateUse(Rune rune) => rune.Value is (>= 0xE000 and <= 0xF8FF) or (>= 0xF0000 and <= 0x10FFFD);
}
