namespace RecordsPortal.Core.Common;

/// <summary>What typing and printing put between the characters that mean something.</summary>
internal static class Characters
{
    /// <summary>Most texts have nothing to leave out and are given back as they are.</summary>
    public static string Without(string text, Func<char, bool> left)
    {
        foreach (var character in text)
        {
            if (left(character))
            {
                return Rest(text, left);
            }
        }

        return text;
    }

    // A method of its own: what the closure holds would be made for every text, and a long list asks this of each of its cells.
    private static string Rest(string text, Func<char, bool> left) => string.Concat(text.Where(other => !left(other)));
}
