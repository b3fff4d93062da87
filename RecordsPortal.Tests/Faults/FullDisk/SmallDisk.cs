using System.Diagnostics;

namespace RecordsPortal.Tests.Faults.FullDisk;

/// <summary>A disk of its own that is soon full: a tmpfs of a few megabytes. Mounting takes rights that not every machine gives.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _path;

    private SmallDisk(string path) => _path = path;

    public string Data => Path.Combine(_path, "data");

    private string Filler => Path.Combine(_path, "filler");

    /// <returns>Null where this process may not mount.</returns>
    public static SmallDisk? Mount(int megabytes)
    {
        var path = Directory.CreateTempSubdirectory("records-portal-disk-").FullName;
        if (OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", path))
        {
            return new SmallDisk(path);
        }

        Directory.Delete(path);
        return null;
    }

    /// <summary>To the last byte.</summary>
    public void Fill()
    {
        using var filler = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 1);
        foreach (var piece in (int[])[1 << 20, 1 << 12])
        {
            Fill(filler, new byte[piece]);
        }
    }

    public void Free() => File.Delete(Filler);

    public void Dispose()
    {
        Run("umount", "--lazy", _path);
        Directory.Delete(_path);
    }

    private static void Fill(FileStream filler, byte[] piece)
    {
        try
        {
            while (true)
            {
                filler.Write(piece);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
