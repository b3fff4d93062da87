using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RecordsPortal.Core;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Changes;
using RecordsPortal.Server.Accounts;
using RecordsPortal.Server.Hosting;
using RecordsPortal.Server.Live;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Live;

/// <summary>The hub on a real Kestrel port over a real file, with sessions and cookies as the portal makes them; its clock is the machine's.</summary>
internal sealed class HubHost : IAsyncDisposable
{
    private readonly TestPortal _portal;
    private readonly WebApplication _app;

    private HubHost(TestPortal portal, WebApplication app) => (_portal, _app) = (portal, app);

    public IServiceProvider Services => _app.Services;

    public ChangeFeed Feed => Services.GetRequiredService<ChangeFeed>();

    public TestPortal Portal => _portal;

    public static async Task<HubHost> StartAsync()
    {
        var portal = await TestPortal.StartAsync();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.Configuration.AddInMemoryCollection([new("Data:Directory", portal.Folder)]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddPortal();
        var app = builder.Build();
        await app.Services.GetRequiredService<DatabaseSetup>().PrepareAsync();
        app.UseAuthentication();
        app.UseSessions();
        app.UseAuthorization();
        app.MapLive();
        await app.StartAsync();
        return new HubHost(portal, app);
    }

    public async Task<Guid> SessionAsync(string user)
    {
        await using var db = _portal.Open();
        return await Services.GetRequiredService<AccessService>().StartAsync(await db.Users.AsNoTracking().SingleAsync(a => a.UserName == user), "test");
    }

    public T As<T>(Guid session)
        where T : notnull
    {
        var scope = Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<CurrentSession>().Id = session;
        return scope.ServiceProvider.GetRequiredService<T>();
    }

    public HubConnection Connection(Guid? session) => new HubConnectionBuilder()
        .WithUrl(_app.Urls.First() + ChangesHub.Address, options =>
        {
            if (session is { } id)
            {
                options.Headers["Cookie"] = Cookie(id);
            }
        })
        .Build();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _portal.DisposeAsync();
    }

    private string Cookie(Guid session)
    {
        var scheme = IdentityConstants.ApplicationScheme;
        var options = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        var who = new ClaimsPrincipal(new ClaimsIdentity([new Claim(SessionGate.SessionClaim, session.ToString())], scheme));
        var properties = new AuthenticationProperties { IssuedUtc = TimeProvider.System.GetUtcNow(), ExpiresUtc = TimeProvider.System.GetUtcNow().AddHours(1) };
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(new AuthenticationTicket(who, properties, scheme))}";
    }
}
