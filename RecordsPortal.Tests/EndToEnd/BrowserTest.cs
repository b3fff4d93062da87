using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>A test with visitors. At its end nobody may have met an error, a blocked script, or a request that left the portal.</summary>
public abstract class BrowserTest(BrowserPortal portal) : IAsyncLifetime
{
    private readonly List<Visitor> _visitors = [];

    protected BrowserPortal Portal => portal;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var (number, visitor) in _visitors.Index())
        {
            // What everybody had before them at the end, for whoever wonders why a test failed.
            if (Environment.GetEnvironmentVariable("BROWSER_PICTURES") is { Length: > 0 } folder)
            {
                await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{GetType().Name}-{number}.png") });
            }

            await visitor.DisposeAsync();
        }

        FaultList.None(_visitors.SelectMany(visitor => visitor.Faults));
    }

    protected async Task<Visitor> GuestAsync(Look? look = null) => Remember(await portal.GuestAsync(look ?? Look.Desktop));

    protected async Task<Visitor> VisitAsync(string user, Look? look = null) => Remember(await portal.VisitAsync(user, look ?? Look.Desktop));

    private Visitor Remember(Visitor visitor)
    {
        _visitors.Add(visitor);
        return visitor;
    }
}
