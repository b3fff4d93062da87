using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;
using RecordsPortal.Core.Demo;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>A running portal and the browser to visit it with, shared by the tests of a collection.</summary>
public class BrowserPortal : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, string> _cookies = new();
    private readonly Chromium _chromium = new();

    public PortalServer Server { get; } = new();

    /// <summary>People on the list whom no test has met yet.</summary>
    public Freshmen Freshmen => field ??= new Freshmen(Server.Folder);

    /// <summary>What waits in the review queue.</summary>
    public Applications Applications => field ??= new Applications(Server.Folder);

    public IBrowser Browser => Chromium.Path is null ? throw new InvalidOperationException(Chromium.Missing) : _chromium.Browser;

    public async Task InitializeAsync()
    {
        await _chromium.InitializeAsync();
        if (Chromium.Path is not null)
        {
            await Server.StartAsync();
        }
    }

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await Server.DisposeAsync();
    }

    /// <summary>Somebody not signed in.</summary>
    public Task<Visitor> GuestAsync(Look look) => Visitor.ComeAsync(Browser, Server.Address, look);

    /// <summary>A member of the demonstration. Signs in once and comes back with the same cookie, as people do.</summary>
    public async Task<Visitor> VisitAsync(string user, Look look)
    {
        if (!_cookies.TryGetValue(user, out var cookies))
        {
            await using var first = await GuestAsync(Look.Desktop);
            await first.SignInAsync(user, DemoSeed.Password);
            cookies = _cookies[user] = State((await first.Context.CookiesAsync()).Single(cookie => cookie.Name == "RecordsPortal"));
        }

        return await Visitor.ComeAsync(Browser, Server.Address, look, cookies);
    }

    private static string State(BrowserContextCookiesResult session) => JsonSerializer.Serialize(new
    {
        cookies = new[] { new { name = session.Name, value = session.Value, domain = session.Domain, path = session.Path, expires = session.Expires, httpOnly = session.HttpOnly, secure = session.Secure, sameSite = "Lax" } },
        origins = Array.Empty<object>(),
    });
}

/// <summary>Tests that only look share one portal. Browsers want the whole machine, so nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class LookingCollection : ICollectionFixture<Survey>
{
    public const string Name = "Browser, looking";
}

/// <summary>Tests that change something, or pull the plug, have a portal of their own.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class WorkingCollection : ICollectionFixture<BrowserPortal>
{
    public const string Name = "Browser, working";
}

/// <summary>Students at their phones, at every stage of intake; a portal of their own, so that no officer's test moves them on.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class EntryCollection : ICollectionFixture<BrowserPortal>
{
    public const string Name = "Browser, entering";
}
