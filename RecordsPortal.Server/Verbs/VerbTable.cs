using RecordsPortal.Server.Hosting;

namespace RecordsPortal.Server.Verbs;

/// <summary>What the server's program does besides serving: <c>dotnet run --project RecordsPortal.Server -- verify</c>.</summary>
internal static class VerbTable
{
    private static readonly Dictionary<string, (Func<VerbLine, VerbConsole, IServiceProvider, Task<int>> RunAsync, string[] Options)> _verbs = new()
    {
        ["verify"] = (VerifyVerb.RunAsync, ["digest"]),
        ["backup"] = (BackupVerbs.BackUpAsync, []),
        ["check-backup"] = (BackupVerbs.CheckAsync, []),
        ["restore"] = (BackupVerbs.RestoreAsync, []),
        ["migrate"] = (MigrateVerb.RunAsync, ["dry-run"]),
    };

    /// <returns>The program's exit code, or null where the command line asks for the portal itself.</returns>
    public static async Task<int?> RunAsync(string[] args, TextWriter output)
    {
        if (VerbLine.Read(args) is not { } line)
        {
            return null;
        }

        var builder = WebApplication.CreateBuilder(line.Settings);
        builder.AddSettings(line.Settings);
        // What a verb has to say it says itself, and its output is read by scripts.
        builder.Logging.ClearProviders();
        builder.AddPortal();
        await using var app = builder.Build();
        var console = ActivatorUtilities.CreateInstance<VerbConsole>(app.Services, output);
        if (!_verbs.TryGetValue(line.Verb, out var verb))
        {
            console.Say("Verb.Unknown", line.Verb, string.Join(" | ", _verbs.Keys));
            return VerbExit.Failed;
        }

        // Passed over, a misspelt "--dry-run" would migrate.
        if (line.Options.Keys.Except(verb.Options).FirstOrDefault() is { } unknown)
        {
            console.Say("Verb.UnknownOption", line.Verb, $"--{unknown}");
            return VerbExit.Failed;
        }

        try
        {
            return await verb.RunAsync(line, console, app.Services);
        }
        catch (Exception fault)
        {
            console.Say("Verb.Failed", line.Verb, fault.Message);
            return VerbExit.Failed;
        }
    }
}
