using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Review;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Faults.PowerCut;

/// <summary>
/// Several people at work on the real service layer over a disk that writes everything down. Most of them save in groups; one does work that
/// wants the write line for itself.
/// </summary>
internal sealed class PowerCutChild(TestPortal portal, WriteLog log)
{
    public const string Verb = "power-cut";
    public const string Ready = "ready";
    public const string Done = "done";
    private const int Writers = 8;

    private readonly List<(Guid[] Students, Guid[] Classes)> _desks = [];
    private Actor _registrar = null!;

    /// <param name="arguments">The log's path, how many commands, and "NORMAL" for the control that must lose some.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        using var log = new WriteLog(arguments[0]);
        RecordingDisk.Install(log);
        var isControl = arguments[2] == "NORMAL";
        await using var portal = await TestPortal.StartAsync(services =>
        {
            if (isControl)
            {
                services.ConfigureDbContext<RecordsDbContext>(options => options.AddInterceptors(new Careless()));
            }
        });
        var child = new PowerCutChild(portal, log);
        await child.ArrangeAsync();
        if (isControl)
        {
            Careless.Make(child.WriterConnection());
        }

        await Console.Out.WriteLineAsync($"{Ready} {portal.Folder}");
        await Console.In.ReadLineAsync();
        log.IsOn = true;
        await child.WorkAsync(int.Parse(arguments[1], CultureInfo.InvariantCulture));
        log.IsOn = false;
        await Console.Out.WriteLineAsync($"{Done} {await child.DurabilityAsync()}");
        await Console.In.ReadLineAsync();
        return 0;
    }

    private async Task ArrangeAsync()
    {
        _registrar = await portal.StaffAsync("registrar");
        var pair = (await portal.CollegeAsync()).Classes.Where(c => c.EntryYear == 2026).GroupBy(c => c.MajorId).First(g => g.Count() > 1).Take(2).ToArray();
        for (var writer = 0; writer < Writers; writer++)
        {
            Guid[] students = [await Enrolled.AddAsync(portal, className: pair[0].Name), await Enrolled.AddAsync(portal, className: pair[0].Name)];
            _desks.Add((students, [pair[1].Id, pair[0].Id]));
        }

        await MoveAsync(_desks[0], 0, Guid.CreateVersion7());
        await MoveAsync(_desks[0], 2, Guid.CreateVersion7());
    }

    private Task WorkAsync(int commands) => Task.WhenAll(_desks.Index().Select(desk => Task.Run(async () =>
    {
        for (var turn = 0; turn < commands / Writers; turn++)
        {
            var command = Guid.CreateVersion7();
            var outcome = desk.Index == 0 ? await WordAsync(command) : await MoveAsync(desk.Item, turn, command);
            if (outcome is not Outcome.Done)
            {
                throw new InvalidOperationException($"{outcome}");
            }

            log.Acknowledge(command);
        }
    })));

    private Task<Outcome> WordAsync(Guid command) =>
        portal.As<CannedReasonService>(_registrar).SaveAsync(command, new ReasonForm(null, 0, null, $"照片不清晰 {command:N}", "The photo is not sharp"));

    private Task<Outcome> MoveAsync((Guid[] Students, Guid[] Classes) desk, int turn, Guid command) =>
        portal.As<ClassMoves>(_registrar).MoveAsync(command, [desk.Students[turn % 2]], desk.Classes[turn / 2 % 2], "人数均衡");

    /// <summary>As SQLite itself says: of the connection that saves in groups, and of one that works alone.</summary>
    private async Task<string> DurabilityAsync()
    {
        await using var db = portal.Open();
        await db.Database.OpenConnectionAsync();
        return $"{Careless.Ask(WriterConnection())} {Careless.Ask(db.Database.GetDbConnection())}";
    }

    private SqliteConnection WriterConnection() => Connection(Writer(portal.Services.GetRequiredService<WriteLine>()))!;

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_writer")]
    private static extern ref WriterConnection Writer(WriteLine line);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_connection")]
    private static extern ref SqliteConnection? Connection(WriterConnection writer);

    /// <summary>The control: the portal with its durability taken away, on each of its connections.</summary>
    private sealed class Careless : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Make(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Make(connection);
            return Task.CompletedTask;
        }

        public static void Make(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous=NORMAL";
            command.ExecuteNonQuery();
        }

        public static long Ask(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous";
            return (long)command.ExecuteScalar()!;
        }
    }
}
