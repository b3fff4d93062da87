using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace RecordsPortal.Benchmarks.Serving;

/// <summary>
/// The portal as a college would serve it: published, in Release, a process of its own whose memory and processor time are nobody else's.
/// Outside Development, so that files are sent packed and nothing is checked twice; not Production either, where no demonstration runs.
/// Whoever asks says <see cref="Forwarded"/>, as the proxy in front of it would.
/// </summary>
internal sealed partial class PortalServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>The header with which a proxy says that the way from the browser to it was TLS; without it there is no form to sign in with.</summary>
    public static readonly KeyValuePair<string, string> Forwarded = new("X-Forwarded-Proto", "https");

    private readonly List<string> _output = [];
    private readonly Process _process;

    private PortalServer(Process process, string folder) => (_process, Folder) = (process, folder);

    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    public string Folder { get; }

    public int ProcessId => _process.Id;

    public double ResidentMebibytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / (1024.0 * 1024);
        }
    }

    /// <summary>Used since it started, by all its threads.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <param name="folder">Its data; a demonstration is made there if nothing is.</param>
    /// <param name="settings">Further ones, as <c>--Section:Key=value</c>.</param>
    public static async Task<PortalServer> StartAsync(string folder, params string[] settings)
    {
        var server = new PortalServer(new Process { StartInfo = Command(await ProgramAsync(), folder, settings), EnableRaisingEvents = true }, folder);
        server.Address = await server.ListensAsync();
        return server;
    }

    public Visitor NewVisitor() => new(Address);

    /// <summary>Somebody of the demonstration: "registrar", "officer", …</summary>
    public async Task<Visitor> SignedInAsync(string user)
    {
        var visitor = NewVisitor();
        await visitor.SignInAsync(user);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task<Uri> ListensAsync()
    {
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.OutputDataReceived += (_, line) => Hear(line.Data, listening);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data, listening);
        _process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The portal ended before it listened:\n{Output()}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        return await listening.Task.WaitAsync(Patience);
    }

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

    private string Output()
    {
        lock (_output)
        {
            return string.Join('\n', _output);
        }
    }

    private static ProcessStartInfo Command(string program, string folder, string[] settings)
    {
        var environment = IsPublished(program) ? "Staging" : "Development";
        return new("dotnet", [program, "--urls=http://127.0.0.1:0", $"--environment={environment}", "--Demo:Enabled=true", "--Connections:PerPerson=5000", $"--Data:Directory={folder}", "--Logging:LogLevel:Default=Warning", .. settings])
        {
            WorkingDirectory = Path.GetDirectoryName(program)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true" },
        };
    }

    /// <summary>Where the portal was built beside this program, as it is for the tests, it serves in its short form too.</summary>
    private static async Task<string> ProgramAsync()
    {
        var beside = Path.Combine(AppContext.BaseDirectory, "RecordsPortal.Server.dll");
        return File.Exists(beside) ? beside : await PublishedAsync();
    }

    private static bool IsPublished(string program) => program.Contains($"{Path.DirectorySeparatorChar}publish{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    private static async Task<string> PublishedAsync([CallerFilePath] string here = "")
    {
        var project = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "RecordsPortal.Server"));
        using var publishing = Process.Start(new ProcessStartInfo("dotnet", ["publish", project, "-c", "Release", "-v", "q", "-nologo"]) { RedirectStandardOutput = true })!;
        var said = await publishing.StandardOutput.ReadToEndAsync();
        await publishing.WaitForExitAsync();
        return publishing.ExitCode == 0
            ? Path.Combine(project, "bin", "Release", "net10.0", "publish", "RecordsPortal.Server.dll")
            : throw new InvalidOperationException($"The portal could not be published:\n{said}");
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://[^\s""]+)")]
    private static partial Regex NowListening();
}
