using Microsoft.Extensions.Options;
using RecordsPortal.Core;
using RecordsPortal.Core.Backups;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Server.Verbs;

/// <summary><c>migrate [--dry-run]</c>: takes the database to this version's shape before the portal is started on it, or says what that would mean.</summary>
internal static class MigrateVerb
{
    public static async Task<int> RunAsync(VerbLine line, VerbConsole console, IServiceProvider services)
    {
        if (!services.GetRequiredService<BackupService>().HasDatabase)
        {
            console.Say("Verify.NoDatabase", services.GetRequiredService<IOptions<DataOptions>>().Value.Directory);
            return VerbExit.Failed;
        }

        var setup = services.GetRequiredService<DatabaseSetup>();
        var pending = await setup.PendingAsync();
        if (pending.Count == 0)
        {
            console.Say("Migrate.Nothing");
            return VerbExit.Good;
        }

        console.Say("Migrate.Pending", pending.Count, string.Join(", ", pending));
        return line.Options.ContainsKey("dry-run") ? await TryAsync(setup, console) : await TakeAsync(setup, console);
    }

    private static async Task<int> TryAsync(DatabaseSetup setup, VerbConsole console)
    {
        try
        {
            await setup.TryOnCopyAsync();
            console.Say("Migrate.Tried");
            return VerbExit.Good;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            console.Say("Migrate.TriedInVain", fault.Message);
            return VerbExit.Found;
        }
    }

    private static async Task<int> TakeAsync(DatabaseSetup setup, VerbConsole console)
    {
        await setup.PrepareAsync();
        console.Say("Migrate.Done");
        return VerbExit.Good;
    }
}
