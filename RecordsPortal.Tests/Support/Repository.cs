using System.Runtime.CompilerServices;

namespace RecordsPortal.Tests.Support;

/// <summary>Files of the source tree, for the checks that read it.</summary>
internal static class Repository
{
    private static readonly string Root = Find();

    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

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
