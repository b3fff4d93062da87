using Microsoft.Playwright;

namespace RecordsPortal.Benchmarks.Browsing;

/// <summary>What a page is opened on, and over which network.</summary>
/// <param name="RoundTrip">Milliseconds; 0 with a network as fast as the machine.</param>
/// <param name="Slower">How many times slower its processor is than this one.</param>
internal sealed record Device(string Name, int Width, int Height, int RoundTrip, int Slower)
{
    /// <summary>Slow 4G as browsers' own tools have it: 1.6 Mbit/s down, 750 kbit/s up.</summary>
    private const double Down = 1.6e6 / 8, Up = 750e3 / 8;

    public static Device Desk { get; } = new("at a desk", 1440, 900, 0, 1);

    public static Device Phone { get; } = new("on a phone, slow 4G, processor ÷ 4", 390, 844, 150, 4);

    public bool IsPhone => Slower > 1;

    public BrowserNewContextOptions Options => new()
    {
        Locale = "zh-CN",
        TimezoneId = "Asia/Shanghai",
        ViewportSize = new ViewportSize { Width = Width, Height = Height },
        IsMobile = IsPhone,
        HasTouch = IsPhone,
        ReducedMotion = ReducedMotion.Reduce,
    };

    public async Task SlowAsync(ICDPSession session)
    {
        await session.SendAsync("Network.enable");
        if (IsPhone)
        {
            await session.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = RoundTrip, ["downloadThroughput"] = Down, ["uploadThroughput"] = Up });
            await session.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = Slower });
        }
    }
}
