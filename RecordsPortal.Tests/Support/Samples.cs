using System.Runtime.CompilerServices;

namespace RecordsPortal.Tests.Support;

/// <summary>The sample lists of the repository.</summary>
public static class Samples
{
    public static Stream AdmissionList() => File.OpenRead(PathOf("admission-list-2026.xlsx"));

    public static Stream SecondAdmissionList() => File.OpenRead(PathOf("admission-list-2026-second.xlsx"));

    private static string PathOf(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "samples", name);
}
