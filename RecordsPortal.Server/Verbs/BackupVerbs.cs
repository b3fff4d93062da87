using Microsoft.Extensions.Options;
using RecordsPortal.Core.Backups;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Server.Verbs;

/// <summary><c>backup [FOLDER]</c>, <c>check-backup FILE</c>, <c>restore FILE [FOLDER]</c>.</summary>
internal static class BackupVerbs
{
    public static async Task<int> BackUpAsync(VerbLine line, VerbConsole console, IServiceProvider services)
    {
        var backups = services.GetRequiredService<BackupService>();
        if (!backups.HasDatabase)
        {
            console.Say("Verify.NoDatabase", services.GetRequiredService<IOptions<DataOptions>>().Value.Directory);
            return VerbExit.Failed;
        }

        if (!backups.IsSealing)
        {
            console.Say("Backup.InClear", "Backup:KeyFile");
        }

        var (file, check) = await backups.MakeCheckedAsync(line.Words is [var folder, ..] ? folder : null);
        console.Say("Backup.Made", file);
        return Say(check, file, console);
    }

    public static async Task<int> CheckAsync(VerbLine line, VerbConsole console, IServiceProvider services)
    {
        if (FileOf(line, console) is not { } file)
        {
            return VerbExit.Failed;
        }

        return Say(await services.GetRequiredService<BackupService>().CheckAsync(file), file, console);
    }

    public static async Task<int> RestoreAsync(VerbLine line, VerbConsole console, IServiceProvider services)
    {
        if (FileOf(line, console) is not { } file)
        {
            return VerbExit.Failed;
        }

        var folder = line.Words is [_, var word, ..] ? Path.GetFullPath(word) : services.GetRequiredService<IOptions<DataOptions>>().Value.Directory;
        if (await services.GetRequiredService<BackupService>().RestoreAsync(file, folder) is not { } check)
        {
            console.Say("Restore.NotEmpty", folder);
            return VerbExit.Failed;
        }

        var exit = Say(check, file, console);
        if (exit == VerbExit.Good)
        {
            console.Say("Restore.Done", folder);
        }

        return exit;
    }

    private static string? FileOf(VerbLine line, VerbConsole console)
    {
        if (line.Words is [var file, ..] && File.Exists(file))
        {
            return Path.GetFullPath(file);
        }

        console.Say("Backup.NoFile", line.Words is [var name, ..] ? name : "");
        return null;
    }

    private static int Say(BackupCheck check, string file, VerbConsole console)
    {
        if (check is { Problem: null, Manifest: { } manifest })
        {
            console.Say("Backup.Good", manifest.Students, manifest.Accounts, manifest.Sequence, manifest.Parts.Count, manifest.MadeAt.ToString("u", System.Globalization.CultureInfo.InvariantCulture));
            return VerbExit.Good;
        }

        console.Say("Backup.Bad", file);
        console.Say($"BackupProblem.{check.Problem}");
        return VerbExit.Found;
    }
}
