namespace RecordsPortal.Tests.Support;

/// <summary>Waits for what another thread or process is about to do.</summary>
internal static class Eventually
{
    public static Task HoldsAsync(Func<bool> condition, int seconds = 20) => HoldsAsync(() => Task.FromResult(condition()), seconds);

    public static async Task HoldsAsync(Func<Task<bool>> condition, int seconds = 20)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await condition())
        {
            await look.WaitForNextTickAsync(patience.Token);
        }
    }
}
