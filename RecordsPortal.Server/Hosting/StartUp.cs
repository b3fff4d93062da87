using Microsoft.Extensions.Options;
using RecordsPortal.Core;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Demo;

namespace RecordsPortal.Server.Hosting;

/// <summary>What happens between "started" and "serving": the database takes its shape, an empty one is filled or waits for its administrator.</summary>
internal static class StartUp
{
    public static async Task PrepareAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var demo = scope.ServiceProvider.GetRequiredService<IOptions<DemoOptions>>().Value;
        if (demo.Enabled && app.Environment.IsProduction())
        {
            throw new InvalidOperationException("The demonstration has a published password and does not run in Production. Set Demo:Enabled to false.");
        }

        var isEmpty = await scope.ServiceProvider.GetRequiredService<DatabaseSetup>().PrepareAsync();
        if (isEmpty && demo.Enabled)
        {
            await scope.ServiceProvider.GetRequiredService<DemoSeed>().FillAsync();
        }
    }
}
