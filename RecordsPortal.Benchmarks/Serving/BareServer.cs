using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RecordsPortal.Benchmarks.Serving;

/// <summary>What the same web server does with no portal in it: a page of as many bytes as it is asked for, ready in memory; a process of its own, as the portal is.</summary>
internal sealed partial class BareServer : IAsyncDisposable
{
    /// <summary>The argument that makes this program that server.</summary>
    public const string Argument = "serve-bare-pages";

    private readonly Process _process;

    private BareServer(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static string PageOf(int bytes) => $"/{bytes}";

    public static async Task<BareServer> StartAsync()
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [Assembly.GetExecutingAssembly().Location, Argument]) { RedirectStandardOutput = true })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                return new BareServer(process, new Uri(match.Value));
            }
        }

        throw new InvalidOperationException("The bare server did not start.");
    }

    /// <summary>Serves until it is killed.</summary>
    public static async Task ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        var pages = new ConcurrentDictionary<int, byte[]>();
        app.MapGet("/{bytes:int}", (int bytes) => TypedResults.Bytes(pages.GetOrAdd(bytes, size => [.. Enumerable.Repeat((byte)'x', size)]), "text/html; charset=utf-8"));
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await app.WaitForShutdownAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"http://\S+")]
    private static partial Regex Listening();
}
