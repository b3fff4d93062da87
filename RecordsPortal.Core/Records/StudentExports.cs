using System.Data;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Budgets;

namespace RecordsPortal.Core.Records;

/// <summary>The student list as a sheet. First the order, which is a line of the register; then the file, once, to whoever ordered it.</summary>
public sealed class StudentExports
{
    private readonly RecordsDb _database;
    private readonly Writes _writes;
    private readonly ICurrentUser _user;
    private readonly CollegeClock _clock;
    private readonly SealedValues _sealing;
    private readonly ExportNumbers _numbers;
    private readonly Budgets _budgets;

    internal StudentExports(RecordsDb database, Writes writes, ICurrentUser user, CollegeClock clock, SealedValues sealing, ExportNumbers numbers, Budgets budgets) =>
        (_database, _writes, _user, _clock, _sealing, _numbers, _budgets) = (database, writes, user, clock, sealing, numbers, budgets);

    /// <returns>Done with the order's id, under which the file is to be fetched soon.</returns>
    public async Task<Outcome> OrderAsync(Guid command, ExportOrder order, CancellationToken cancel = default)
    {
        var outcome = await _writes.RunAsync(command, Feature.ExportStudents, async scope =>
        {
            var whole = !order.IsMasked && ExportRules.HasNumbers(order.Columns);
            if (order.Query.IsPersonal)
            {
                // The order would have to hold the number that was typed, and the register would show it.
                return new Outcome.Refused(ExportRules.NumberSought);
            }

            if (whole && !scope.Actor.May(Feature.ExportSealed))
            {
                return new Outcome.Refused(ExportRules.NotWhole);
            }

            if (whole && ReasonRules.FaultOf(order.Reason) is { } fault)
            {
                return new Outcome.Invalid([new FieldError(nameof(order.Reason), fault)]);
            }

            var question = StudentList.Question(scope.Actor, order.Query, Feature.ExportStudents);
            var rows = await (await StudentSource.OfAsync(scope.Db, question, _sealing, _clock, cancel)).CountAsync(cancel);
            if (await _budgets.TakeAsync(scope, whole ? BudgetKind.WholeRows : BudgetKind.SheetRows, rows, cancel) is { } usedUp)
            {
                return usedUp;
            }

            var entry = new ExportEntry
            {
                AccountId = scope.Actor.AccountId ?? Guid.Empty,
                OrderedBy = scope.Actor.Name,
                OrderedAt = scope.Now,
                Address = (order.Query with { At = 0 }).Href,
                Words = order.Words,
                Columns = StudentColumns.Join(order.Columns),
                IsMasked = !whole,
                Reason = whole ? order.Reason!.Trim() : null,
            };
            scope.Change.Reason = entry.Reason;
            scope.Db.Exports.Add(entry);
            return Outcome.Ok(entry.Id);
        }, cancel);
        await _budgets.WatchAsync(outcome, await _user.GetAsync(cancel), cancel);
        return outcome;
    }

    /// <summary>Whether the person acting may still fetch this order.</summary>
    public async Task<bool> StandsAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = _database.Open();
        return await StandingAsync(db, id, await _user.GetAsync(cancel), cancel) is not null;
    }

    /// <summary>Writes the file, and when all of it has gone, how many rows it had and its hash into the register.</summary>
    /// <returns>False, with nothing written, where there is no such order of this person, or not any more.</returns>
    public async Task<bool> WriteAsync(Guid id, Stream output, ExportWords words, CancellationToken cancel = default)
    {
        var actor = await _user.GetAsync(cancel);
        await using var db = _database.Open();
        if (await StandingAsync(db, id, actor, cancel) is not { } order)
        {
            return false;
        }

        var parameters = System.Web.HttpUtility.ParseQueryString(order.Address.Split('?') is [_, var query] ? query : "");
        var question = StudentList.Question(actor, StudentListQuery.Parse(name => parameters[name]), Feature.ExportStudents);
        var columns = StudentColumns.Parse(order.Columns);
        await using var hashing = new HashingStream(output);
        var rows = await StreamedSheet.WriteAsync(
            hashing, words.Name, [.. columns.Select(words.Width)], CellsAsync(db, question, columns, words, order.IsMasked ? Reach.Nobody : actor.ReachOf(Feature.ExportSealed), cancel), cancel);
        await hashing.FlushAsync(cancel);
        await FinishAsync(id, rows, hashing.Bytes, hashing.Hash());
        return true;
    }

    private async IAsyncEnumerable<IReadOnlyList<string>> CellsAsync(
        RecordsDbContext db, StudentQuestion question, IReadOnlyList<StudentColumn> columns, ExportWords words, Reach whole, [EnumeratorCancellation] CancellationToken cancel)
    {
        yield return [.. columns.Select(words.Heading)];
        // One picture of the archive for all rows. Not the usual level, which would keep every writer waiting until the last row has gone.
        await using var picture = await db.Database.BeginTransactionAsync(IsolationLevel.ReadUncommitted, cancel);
        var college = await ReferenceService.ReadAsync(db, cancel);
        var students = (await StudentSource.OfAsync(db, question, _sealing, _clock, cancel)).AsNoTracking().InOrder(db, question.Query);
        await foreach (var row in _numbers.WithNumbers(db, students, ExportRules.HasNumbers(columns), whole).WithCancellation(cancel))
        {
            yield return [.. columns.Select(column => words.Cell(column, row, college))];
        }
    }

    private async Task<ExportEntry?> StandingAsync(RecordsDbContext db, Guid id, Actor actor, CancellationToken cancel)
    {
        var since = _clock.Now - ExportRules.Stands;
        return actor.AccountId is { } account && actor.May(Feature.ExportStudents)
            ? await db.Exports.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id && e.AccountId == account && e.FinishedAt == null && e.OrderedAt > since, cancel)
            : null;
    }

    /// <summary>Not cancelled with the request: the file has left, and the register must know it.</summary>
    private Task<Outcome> FinishAsync(Guid id, int rows, long bytes, string hash) =>
        _writes.RunAsync(Guid.CreateVersion7(), Feature.ExportStudents, async scope =>
        {
            var entry = await scope.Db.Exports.FirstAsync(e => e.Id == id);
            (entry.FinishedAt, entry.Rows, entry.Bytes, entry.FileHash) = (scope.Now, rows, bytes, hash);
            return Outcome.Ok(id, count: rows);
        }, CancellationToken.None);
}
