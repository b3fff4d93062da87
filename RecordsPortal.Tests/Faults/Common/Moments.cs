namespace RecordsPortal.Tests.Faults.Common;

internal static class Moments
{
    /// <summary>Lets so much time go by in which the others work.</summary>
    public static async Task PassAsync(TimeSpan time)
    {
        using var timer = new PeriodicTimer(time + TimeSpan.FromMilliseconds(1));
        await timer.WaitForNextTickAsync();
    }
}
