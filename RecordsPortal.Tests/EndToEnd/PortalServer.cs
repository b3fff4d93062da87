using System.Diagnostics;
using System.Text.RegularExpressions;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>
/// The built server as a process of its own on a free port, with a data folder of its own and a small demonstration. It can be killed and
/// started again on the same data and the same address, as after a power cut.
/// </summary>
public sealed partial class PortalServer(int admissionRows = 600, int studentsOnRecord = 60, bool isDemonstration = true, string[]? more = null, string? folder = null) : IAsyncDisposable
{
    private readonly List<string> _output = [];
    private Process? _process;

    public string Folder { get; } = Directory.CreateDirectory(folder ?? Directory.CreateTempSubdirectory("records-portal-browser-").FullName).FullName;

    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>What the server wrote to its console, for the message of a test that failed.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return string.Join('\n', _output);
            }
        }
    }

    public async Task StartAsync()
    {
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = Command(), EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data, listening);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data, listening);
        _process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The server ended before it listened:\n{Output}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Address = await listening.Task.WaitAsync(TimeSpan.FromMinutes(2));
    }

    /// <summary>Without a word of warning, as the kernel or the plug would.</summary>
    public async Task KillAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
    }

    /// <summary>As a service manager does before a new version: asked, and waited for.</summary>
    /// <returns>How long it took to go.</returns>
    public async Task<TimeSpan> TerminateAsync()
    {
        var since = Stopwatch.GetTimestamp();
        using var asking = Process.Start("kill", ["-TERM", $"{_process!.Id}"]);
        await asking.WaitForExitAsync();
        await _process.WaitForExitAsync();
        return Stopwatch.GetElapsedTime(since);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private ProcessStartInfo Command() => new("dotnet",
    [
        Path.Combine(AppContext.BaseDirectory, "RecordsPortal.Server.dll"),
        $"--urls={Address.GetLeftPart(UriPartial.Authority)}", $"--Data:Directory={Folder}", $"--Demo:Enabled={isDemonstration}",
        $"--Demo:AdmissionRows={admissionRows}", $"--Demo:StudentsOnRecord={studentsOnRecord}", .. more ?? [],
    ])
    {
        WorkingDirectory = AppContext.BaseDirectory,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["DOTNET_gcServer"] = "0" },
    };

    private void Hear(string? line, TaskCompletionSource<Uri> listening)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.Add(line);
        }

        if (NowListening().Match(line) is { Success: true } match)
        {
            listening.TrySetResult(new Uri(match.Groups["address"].Value));
        }
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://[^\s""]+)")]
    private static partial Regex NowListening();
}
