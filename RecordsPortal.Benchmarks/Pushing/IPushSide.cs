namespace RecordsPortal.Benchmarks.Pushing;

/// <summary>A server whose screens all show one number, which changes when it is told to.</summary>
internal interface IPushSide : IAsyncDisposable
{
    Screens Screens { get; }

    /// <summary>What every screen shows once the next so many changes are made.</summary>
    int After(int changes);

    /// <summary>Makes so many changes possible at once.</summary>
    Task PrepareAsync(int changes);

    /// <returns>When it was committed, UTC: never later than it was.</returns>
    Task<DateTime> ChangeAsync();

    /// <summary>Live objects and resident memory, MiB.</summary>
    Task<(double Heap, double Resident)> MemoryAsync();
}
