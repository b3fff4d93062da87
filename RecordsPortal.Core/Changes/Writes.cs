using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Changes;

/// <summary>One write under way: the context to load from and change, who acts, and whom the feature lets them reach.</summary>
internal sealed record WriteScope(RecordsDbContext Db, Actor Actor, Reach Reach, DateTime Now, ChangeContext Change);

/// <summary>
/// The path every command takes: authorise → command known? → load → rule → change → save in line. The body does load, rule and change;
/// if it answers Done, its changes are saved with the command's answer, else nothing is. Public as a handle for services' constructors only.
/// </summary>
public sealed class Writes
{
    private const int Tries = 3;

    /// <summary>Asked before every command there is.</summary>
    private static readonly Func<RecordsDbContext, Guid, CancellationToken, Task<CommandEntry?>> CommandOf =
        EF.CompileAsyncQuery((RecordsDbContext db, Guid command, CancellationToken _) => db.Commands.AsNoTracking().FirstOrDefault(c => c.Id == command));

    private readonly RecordsDb _database;
    private readonly WriteLine _line;
    private readonly ICurrentUser _user;
    private readonly TimeProvider _time;

    internal Writes(RecordsDb database, WriteLine line, ICurrentUser user, TimeProvider time) =>
        (_database, _line, _user, _time) = (database, line, user, time);

    /// <summary>Prepares on a connection of its own; only the save waits in line. Runs the body again if a row moved meanwhile.</summary>
    internal Task<Outcome> RunAsync(Guid command, Feature feature, Func<WriteScope, Task<Outcome>> body, CancellationToken cancel) =>
        GuardAsync(command, feature, (db, scope) => AnswerAsync(scope, command, feature, body, cancel), cancel);

    /// <summary>Runs the whole body in the line: nothing it reads can move before it saves.</summary>
    /// <param name="isBulk">It writes thousands of rows.</param>
    internal Task<Outcome> RunInLineAsync(Guid command, Feature feature, Func<WriteScope, Task<Outcome>> body, CancellationToken cancel, bool isBulk = false) =>
        GuardAsync(command, feature, (db, scope) => _line.RunAsync(db, () => AnswerAsync(scope, command, feature, body, cancel), cancel, keep: outcome => outcome is Outcome.Done, isBulk), cancel);

    private async Task<Outcome> GuardAsync(Guid command, Feature feature, Func<RecordsDbContext, WriteScope, Task<Outcome>> attempt, CancellationToken cancel)
    {
        for (var tried = 1; ; tried++)
        {
            var actor = await _user.GetAsync(cancel);
            if (!actor.May(feature))
            {
                return new Outcome.Refused(OutcomeKeys.NotAllowed);
            }

            await using var db = _database.Open();
            db.Change = new ChangeContext(actor) { CommandId = command, Source = actor.IsStudent ? ChangeSource.Student : ChangeSource.Officer };
            try
            {
                // One connection for all it reads: taken from the pool for each question, many writers wait for the pool.
                await db.Database.OpenConnectionAsync(cancel);
                return await attempt(db, new WriteScope(db, actor, actor.ReachOf(feature), _time.GetUtcNow().UtcDateTime, db.Change));
            }
            catch (DbUpdateConcurrencyException) when (tried < Tries)
            {
            }
            catch (DbUpdateConcurrencyException)
            {
                return new Outcome.Stale([]);
            }
            catch (Exception fault) when (StorageFault.KeyOf(fault) is { } key)
            {
                return new Outcome.Unavailable(key);
            }
            catch (Exception fault) when (tried < Tries && IsUniqueClash(fault))
            {
                // Somebody took the number, or sent the same command, between our look and our save: look again.
            }
        }
    }

    private static async Task<Outcome> AnswerAsync(WriteScope scope, Guid command, Feature feature, Func<WriteScope, Task<Outcome>> body, CancellationToken cancel)
    {
        if (await KnownAsync(scope, command, cancel) is { } known)
        {
            return known;
        }

        var outcome = await body(scope);
        if (outcome is not Outcome.Done)
        {
            // What stood in the way may be the work of this very command, sent twice and saved while the body looked: "the name is taken", by oneself.
            return await KnownAsync(scope, command, cancel) ?? outcome;
        }

        scope.Db.Commands.Add(new CommandEntry { Id = command, ActorId = scope.Actor.AccountId ?? Guid.Empty, Name = feature.ToString(), Outcome = JsonSerializer.Serialize(outcome), At = scope.Now });
        await scope.Db.SaveChangesAsync(cancel);
        return outcome;
    }

    /// <summary>What the command came to when it was sent before; null if it was not.</summary>
    private static async Task<Outcome?> KnownAsync(WriteScope scope, Guid command, CancellationToken cancel) =>
        await CommandOf(scope.Db, command, cancel) is { } known
            ? known.ActorId == scope.Actor.AccountId ? JsonSerializer.Deserialize<Outcome>(known.Outcome)! : new Outcome.Refused(OutcomeKeys.CommandOfAnother)
            : null;

    /// <summary>From a save, or bare from rows that are written past it.</summary>
    private static bool IsUniqueClash(Exception fault) => (fault as SqliteException ?? fault.InnerException as SqliteException) is { SqliteExtendedErrorCode: 2067 or 1555 };
}
