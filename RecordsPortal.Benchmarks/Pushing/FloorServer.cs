using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RecordsPortal.Benchmarks.Pushing;

/// <summary>The least a circuit can be: a page of one line that is drawn again when a bell rings in the same process. A process of its own, as the portal is.</summary>
internal sealed partial class FloorServer : IAsyncDisposable
{
    /// <summary>The argument that makes this program that server.</summary>
    public const string Argument = "serve-one-line";

    private readonly Process _process;
    private readonly HttpClient _client;

    private FloorServer(Process process, Uri address) => (_process, Address, _client) = (process, address, new HttpClient { BaseAddress = address });

    public Uri Address { get; }

    public int ProcessId => _process.Id;

    public static async Task<FloorServer> StartAsync()
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [Assembly.GetExecutingAssembly().Location, Argument]) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                return new FloorServer(process, new Uri(match.Value));
            }
        }

        throw new InvalidOperationException("The floor's server did not start.");
    }

    /// <returns>When the bell rang, UTC.</returns>
    public async Task<DateTime> RingAsync()
    {
        using var answer = await _client.PostAsync("/ring", null);
        return new DateTime(long.Parse(await answer.Content.ReadAsStringAsync(), CultureInfo.InvariantCulture), DateTimeKind.Utc);
    }

    /// <summary>Live objects after a full collection, bytes.</summary>
    public async Task<double> HeapAsync() => double.Parse(await _client.GetStringAsync("/heap"), CultureInfo.InvariantCulture);

    public Task<string> PageAsync() => _client.GetStringAsync("/");

    /// <summary>Serves until whoever started it is gone, however they went.</summary>
    public static async Task ServeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddSingleton<FloorBell>();
        await using var app = builder.Build();
        app.UseAntiforgery();
        app.MapPost("/ring", (FloorBell bell) => bell.Ring().Ticks.ToString(CultureInfo.InvariantCulture));
        app.MapGet("/heap", () => GC.GetTotalMemory(forceFullCollection: true).ToString(CultureInfo.InvariantCulture));
        app.MapRazorComponents<FloorPage>().AddInteractiveServerRenderMode();
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await Console.In.ReadToEndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _client.Dispose();
    }

    [GeneratedRegex(@"http://\S+")]
    private static partial Regex Listening();
}

/// <summary>What a change is to the portal.</summary>
internal sealed class FloorBell
{
    private int _rung;

    public event Action? Rang;

    public int Count => Volatile.Read(ref _rung);

    public DateTime Ring()
    {
        Interlocked.Increment(ref _rung);
        var now = DateTime.UtcNow;
        Rang?.Invoke();
        return now;
    }
}

/// <summary>Public, or the framework would not find its address.</summary>
[Route("/")]
public sealed class FloorPage : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.AddMarkupContent(0, "<!DOCTYPE html>");
        builder.OpenElement(1, "html");
        builder.OpenElement(2, "body");
        builder.OpenComponent<FloorLine>(3);
        builder.AddComponentRenderMode(RenderMode.InteractiveServer);
        builder.CloseComponent();
        builder.CloseElement();
        builder.CloseElement();
    }
}

internal sealed class FloorLine : ComponentBase, IDisposable
{
    [Inject]
    public required IServiceProvider Services { get; init; }

    private FloorBell Bell => Services.GetRequiredService<FloorBell>();

    public void Dispose() => Bell.Rang -= Draw;

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
        {
            Bell.Rang += Draw;
        }
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, QueueScreen.Words + Bell.Count.ToString(CultureInfo.InvariantCulture));

    private void Draw() => InvokeAsync(StateHasChanged);
}
