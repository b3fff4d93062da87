using Microsoft.Extensions.Options;
using RecordsPortal.Core;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Demo;
using RecordsPortal.Core.Documents.Jobs;

namespace RecordsPortal.Server.Hosting;

/// <summary>What happens between "started" and "serving": the database takes its shape, an empty one is filled or waits for its administrator.</summary>
internal static class StartUp
{
    public static async Task PrepareAsync(this WebApplication app)
    {
        // Before anything is opened: nobody may be let in on a framework that does not know its own cookies.
        CookieGuard.Check(CookieGuard.Running);

        await using var scope = app.Services.CreateAsyncScope();
        var demo = scope.ServiceProvider.GetRequiredService<IOptions<DemoOptions>>().Value;
        if (demo.Enabled && app.Environment.IsProduction())
        {
            throw new InvalidOperationException("The demonstration has a published password and does not run in Production. Set Demo:Enabled to false.");
        }

        var setup = scope.ServiceProvider.GetRequiredService<DatabaseSetup>();
        var isEmpty = await setup.PrepareAsync();
        if (isEmpty && demo.Enabled)
        {
            await scope.ServiceProvider.GetRequiredService<DemoSeed>().FillAsync();
        }

        // After the demonstration, whose own come first in its history.
        await setup.AddDefaultsAsync();

        await scope.ServiceProvider.GetRequiredService<DocumentQueue>().RecoverAsync();
        if (await scope.ServiceProvider.GetRequiredService<FirstAdministratorService>().IsNeededAsync())
        {
            app.Lifetime.ApplicationStarted.Register(() => PrintLink(app));
        }
    }

    /// <summary>To the console and not to the log: logs are kept and copied, and whoever reads this line becomes administrator.</summary>
    private static void PrintLink(WebApplication app)
    {
        var token = app.Services.GetRequiredService<FirstAdministratorLink>().Open();
        var address = app.Urls.FirstOrDefault() ?? "http://localhost";
        Console.WriteLine($"There is no account yet. Create the administrator here (works once, until the next start):{Environment.NewLine}  {address.TrimEnd('/')}/account/first-administrator?token={token}");
    }
}
