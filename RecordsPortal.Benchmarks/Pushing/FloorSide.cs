using System.Diagnostics;

namespace RecordsPortal.Benchmarks.Pushing;

/// <summary>The floor: the bell rings, every line is drawn again.</summary>
internal sealed class FloorSide : IPushSide
{
    private readonly FloorServer _server;
    private int _rung;

    private FloorSide(FloorServer server) => _server = server;

    public Screens Screens { get; } = new();

    public static async Task<FloorSide> StartAsync() => new(await FloorServer.StartAsync());

    public async Task OpenAsync(int screens) => await Screens.OpenAsync(screens, _server.Address, "", "", await _server.PageAsync());

    public int After(int changes) => _rung + changes;

    public Task PrepareAsync(int changes) => Task.CompletedTask;

    public Task<DateTime> ChangeAsync()
    {
        Interlocked.Increment(ref _rung);
        return _server.RingAsync();
    }

    public async Task<(double Heap, double Resident)> MemoryAsync()
    {
        var heap = await _server.HeapAsync();
        using var process = Process.GetProcessById(_server.ProcessId);
        return (heap / Mebibyte.Bytes, process.WorkingSet64 / Mebibyte.Bytes);
    }

    public async ValueTask DisposeAsync()
    {
        await Screens.DisposeAsync();
        await _server.DisposeAsync();
    }
}
