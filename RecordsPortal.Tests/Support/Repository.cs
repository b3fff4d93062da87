using System.Runtime.CompilerServices;

namespace RecordsPortal.Tests.Support;

/// <summary>Files of the source tree, for the checks that read it.</summary>
internal static class Repository
{
    private static readonly string Root = Find();

    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    /// <summary>Files below a folder of the tree, what a build makes and generated migrations left out; names relative to the root, with forward slashes.</summary>
    public static IEnumerable<SourceFile> Files(string folder, params string[] endings) =>
        from path in Directory.EnumerateFiles(Path(folder), "*", SearchOption.AllDirectories)
        let name = System.IO.Path.GetRelativePath(Root, path).Replace('\\', '/')
        where endings.Length == 0 || endings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal))
        where !name.Split('/').Any(part => part is "bin" or "obj" or "data" or "artifacts" or "TestResults" or ".git" or "Migrations")
        orderby name
        select new SourceFile(name, path);

    private static string Find([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(System.IO.Path.GetDirectoryName(here)!);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "RecordsPortal.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("RecordsPortal.sln is not above the tests.");
    }
}

internal sealed record SourceFile(string Name, string FullPath)
{
    public string Text => File.ReadAllText(FullPath);

    public IEnumerable<(int Number, string Line)> Lines => File.ReadLines(FullPath).Select((line, index) => (index + 1, line));
}
