using System.Globalization;

namespace RecordsPortal.Components.Common;

/// <summary>Where two values part: what they share in front, what differs, what they share behind. One wrong digit of eighteen then stands out.</summary>
internal readonly record struct TextDifference(string Before, string Listed, string Entered, string After)
{
    /// <summary>Compares by what the eye takes for a character, so a rare ideograph of two code units is never cut in half.</summary>
    public static TextDifference Of(string listed, string entered)
    {
        var left = Characters(listed);
        var right = Characters(entered);
        var front = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        var rest = Math.Min(left.Count, right.Count) - front;
        var back = left.AsEnumerable().Reverse().Zip(right.AsEnumerable().Reverse()).Take(rest).TakeWhile(pair => pair.First == pair.Second).Count();
        return new(
            string.Concat(left.Take(front)),
            string.Concat(left.Skip(front).SkipLast(back)),
            string.Concat(right.Skip(front).SkipLast(back)),
            string.Concat(left.TakeLast(back)));
    }

    private static IReadOnlyList<string> Characters(string text)
    {
        List<string> characters = [];
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            characters.Add(elements.GetTextElement());
        }

        return characters;
    }
}
