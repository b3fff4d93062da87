using RecordsPortal.Server;
using RecordsPortal.Server.Accounts;
using RecordsPortal.Server.Downloads;
using RecordsPortal.Server.Health;
using RecordsPortal.Server.Hosting;
using RecordsPortal.Server.Live;
using RecordsPortal.Server.Verbs;

if (await VerbTable.RunAsync(args, Console.Out) is { } exit)
{
    return exit;
}

var builder = WebApplication.CreateBuilder(args);
builder.AddSettings(args);
builder.AddPortal();

var app = builder.Build();
await app.PrepareAsync();

app.UseRequestLocalization();
app.UseResponseCompression();
app.UseSecurityHeaders();
app.UseErrorPages();
app.UseAuthentication();
app.UseSessions();
app.UseOpenLines();
app.UseRateLimiter();
app.UseAuthorization();
app.UseAntiforgery();
app.UseFailedForms();
app.UseShortMessages();

app.MapStaticAssets().AllowAnonymous();
app.MapHealth();
app.MapMetrics();
app.MapAccounts();
app.MapFiles();
app.MapLive();
app.MapRazorComponents<App>()
    .AddAdditionalAssemblies(typeof(RecordsPortal.Components._Imports).Assembly)
    .AddInteractiveServerRenderMode(options =>
    {
        options.ContentSecurityFrameAncestorsPolicy = "'none'";
        // A dictionary kept from message to message is 0.3 MiB for every open page; pictures of a few hundred bytes gain next to nothing by it.
        options.ConfigureWebSocketAcceptContext = (_, accept) =>
        {
            accept.DangerousEnableCompression = true;
            accept.DisableServerContextTakeover = true;
            return Task.CompletedTask;
        };
    });

app.Run();
return VerbExit.Good;
