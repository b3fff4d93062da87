using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace RecordsPortal.Benchmarks.Common;

/// <summary>The portal as it is served, in a process of its own so that its memory and its time are its own.</summary>
internal sealed class PortalServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;

    private PortalServer(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public double ResidentMebibytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / (1024.0 * 1024);
        }
    }

    /// <param name="folder">Its data; a demonstration is made there if nothing is.</param>
    public static async Task<PortalServer> StartAsync(string folder)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var process = Process.Start(new ProcessStartInfo("dotnet",
            [PathOf(), $"--urls={address}", "--environment=Development", "--Demo:Enabled=true", $"--Data:Directory={folder}", "--Logging:LogLevel:Default=Error"])
        { RedirectStandardOutput = true, WorkingDirectory = Path.GetDirectoryName(PathOf())! })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var server = new PortalServer(process, address);
        await server.AnswersAsync();
        return server;
    }

    public Visitor NewVisitor() => new(Address);

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task AnswersAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < Patience && !_process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync("/healthz/live");
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(200);
        }

        throw new InvalidOperationException("The portal did not start.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string PathOf([CallerFilePath] string here = "")
    {
        var (root, build) = (Path.Combine(Path.GetDirectoryName(here)!, "..", ".."), Path.GetFileName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)))!);
        return Path.GetFullPath(Path.Combine(root, "RecordsPortal.Server", "bin", build, "net10.0", "RecordsPortal.Server.dll"));
    }
}
