using System.Runtime.CompilerServices;

namespace RecordsPortal.Benchmarks.Common;

/// <summary>Keeps docs/figures.md: one section for each verb, each replaced when it is measured again.</summary>
internal static class FiguresFile
{
    private const string Opening = """
        # Figures

        Written by `dotnet run -c Release --project RecordsPortal.Benchmarks -- <verb> --write`; not by hand. Each section names the machine and the hour of its own measurement,
        and stands beside what the same machine does without the portal, measured in the same run: compare the ratios, not the milliseconds.

        """;

    public static string Section(IFigure figure, FigureTable table, string machine) => $"## {figure.Verb}\n\n{figure.Title}\n\n{table.Markdown}\n\n{machine}\n";

    public static void Keep(string verb, string section)
    {
        var path = PathOf();
        var text = File.Exists(path) ? File.ReadAllText(path) : Opening;
        var from = text.IndexOf($"## {verb}\n", StringComparison.Ordinal);
        var next = from < 0 ? -1 : text.IndexOf("\n## ", from, StringComparison.Ordinal);
        var before = from < 0 ? text.TrimEnd() + "\n\n" : text[..from];
        var after = next < 0 ? "" : text[next..];
        File.WriteAllText(path, before + section + after);
    }

    private static string PathOf([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "docs", "figures.md");
}
