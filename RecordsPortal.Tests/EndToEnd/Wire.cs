using Microsoft.Playwright;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>The connection of a page's circuit, which a test cuts and mends. Plain requests go on: that is how a camera or a proxy leaves a page.</summary>
internal sealed class Wire
{
    private readonly List<IWebSocketRoute> _open = [];
    private readonly IPage _page;
    private volatile bool _isCut;
    private int _tries;

    private Wire(IPage page) => _page = page;

    /// <summary>Before the page is opened: what is connected already cannot be cut.</summary>
    public static async Task<Wire> LayAsync(IPage page)
    {
        var wire = new Wire(page);
        await page.RouteWebSocketAsync(IsCircuit, wire.Connect);
        await page.RouteAsync(IsCircuit, wire.PassAsync);
        return wire;
    }

    /// <summary>Returns when the page has noticed and has tried in vain to come back.</summary>
    public async Task CutAsync()
    {
        _isCut = true;
        await Task.WhenAll(_open.ToArray().Select(socket => socket.CloseAsync(new() { Code = 1001 })));
        await _page.WaitForFunctionAsync("() => document.documentElement.dataset.connection === 'lost'");
        while (Volatile.Read(ref _tries) < 2)
        {
            await _page.EvaluateAsync("() => new Promise(requestAnimationFrame)");
        }
    }

    /// <summary>Returns when the page is connected again.</summary>
    public async Task MendAsync()
    {
        _isCut = false;
        await _page.WaitForFunctionAsync("() => document.documentElement.dataset.connection === 'up'");
    }

    private static bool IsCircuit(string url) => new Uri(url).AbsolutePath.StartsWith("/_blazor", StringComparison.Ordinal);

    private void Connect(IWebSocketRoute socket)
    {
        if (_isCut)
        {
            Interlocked.Increment(ref _tries);
            socket.CloseAsync(new() { Code = 1001 });
            return;
        }

        socket.ConnectToServer();
        _open.Add(socket);
    }

    private Task PassAsync(IRoute request)
    {
        if (_isCut)
        {
            Interlocked.Increment(ref _tries);
            return request.AbortAsync();
        }

        return request.ContinueAsync();
    }
}
