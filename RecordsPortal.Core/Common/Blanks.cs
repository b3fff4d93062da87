namespace RecordsPortal.Core.Common;

/// <summary>Spaces of every width, tabs and line ends: between what people type, they mean nothing.</summary>
internal static class Blanks
{
    /// <summary>Most texts have none, and are given back as they are.</summary>
    public static string Without(string text)
    {
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character))
            {
                return string.Concat(text.Where(other => !char.IsWhiteSpace(other)));
            }
        }

        return text;
    }
}
