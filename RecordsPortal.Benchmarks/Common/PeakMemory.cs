namespace RecordsPortal.Benchmarks.Common;

/// <summary>How far the managed heap rose above where it stood, looked at twenty times a second until disposed.</summary>
internal sealed class PeakMemory : IDisposable
{
    private const double Mebibyte = 1024 * 1024;

    private readonly long _start = GC.GetTotalMemory(forceFullCollection: true);
    private readonly Timer _look;
    private long _peak;

    public PeakMemory()
    {
        _peak = _start;
        _look = new Timer(_ => _peak = Math.Max(_peak, GC.GetTotalMemory(false)), null, 0, 50);
    }

    public double Mebibytes => (_peak - _start) / Mebibyte;

    public void Dispose() => _look.Dispose();
}
