using System.Globalization;

namespace RecordsPortal.Benchmarks.Common;

/// <summary>What one call of the program was asked for, and the folder its databases live in until it ends.</summary>
internal sealed class FigureRun : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("records-portal-figures-").FullName;

    /// <summary>Only to see that it runs.</summary>
    public bool IsQuick { get; init; }

    public bool Writes { get; init; }

    /// <summary>The sizes of archive that search and list are measured at.</summary>
    public IReadOnlyList<int> Students { get; init; } = [];

    /// <summary>How often each measurement is repeated; its median counts.</summary>
    public int Rounds => IsQuick ? 1 : 5;

    /// <summary>Where archives are kept from one run to the next; null to make each anew.</summary>
    public string? Keep { get; init; }

    public static FigureRun Parse(string[] arguments)
    {
        var quick = arguments.Contains("--quick");
        var given = ValueOf(arguments, "--students=");
        return new FigureRun
        {
            IsQuick = quick,
            Writes = arguments.Contains("--write"),
            Keep = ValueOf(arguments, "--keep="),
            Students = given is not null ? [.. given.Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture))] : quick ? [300] : [100_000, 1_000_000],
        };
    }

    private static string? ValueOf(string[] arguments, string name) => arguments.FirstOrDefault(argument => argument.StartsWith(name, StringComparison.Ordinal))?[name.Length..];

    public string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(_folder, $"{name}-{Guid.CreateVersion7():N}")).FullName;

    /// <summary>One that the next run finds as this one left it, if it was asked for; else like <see cref="NewFolder"/>.</summary>
    public string KeptFolder(string name) => Keep is { } keep ? Directory.CreateDirectory(Path.Combine(Path.GetFullPath(keep), name)).FullName : NewFolder(name);

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
