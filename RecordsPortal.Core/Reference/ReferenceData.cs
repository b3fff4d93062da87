namespace RecordsPortal.Core.Reference;

/// <summary>The tables that travel inside the assembly, so that no start depends on a file lying beside it.</summary>
internal static class ReferenceData
{
    /// <summary>The cells of every line below the heading. The tables hold no quotes and no commas inside a cell.</summary>
    public static IEnumerable<string[]> Rows(string name)
    {
        var stream = typeof(ReferenceData).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks its table {name}.");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split(',');
        }
    }
}
