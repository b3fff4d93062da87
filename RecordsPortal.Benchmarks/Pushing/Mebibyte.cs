namespace RecordsPortal.Benchmarks.Pushing;

internal static class Mebibyte
{
    public const double Bytes = 1024 * 1024;
}
