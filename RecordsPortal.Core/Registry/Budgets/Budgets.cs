using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Notices;

namespace RecordsPortal.Core.Registry.Budgets;

/// <summary>The accounts that hold one of the roles and can sign in; who holds what is the accounts' to say.</summary>
internal delegate Task<IReadOnlyList<(Guid Account, Role Role)>> RoleHolders(RecordsDbContext db, IReadOnlyList<Role> roles, CancellationToken cancel);

/// <summary>
/// Counts what leaves the record, and says stop. A stolen account is a person with every right to look: what gives it away is how much it
/// wants. Public as a handle for services' constructors only.
/// </summary>
public sealed partial class Budgets
{
    private readonly RecordsDb _database;
    private readonly CollegeClock _clock;
    private readonly RoleHolders _holders;
    private readonly ILogger<Budgets> _log;

    internal Budgets(RecordsDb database, CollegeClock clock, RoleHolders holders, ILogger<Budgets> log) => (_database, _clock, _holders, _log) = (database, clock, holders, log);

    /// <summary>Takes from today's budget with the act itself: saved if that is saved, and not otherwise.</summary>
    /// <returns>Null where there was enough left; else what to refuse with.</returns>
    internal async Task<Outcome.Refused?> TakeAsync(WriteScope scope, BudgetKind kind, int amount, CancellationToken cancel)
    {
        var spending = await TodaysAsync(scope.Db, scope.Actor.AccountId!.Value, kind, cancel);
        if (spending.Used + amount > BudgetRules.PerDay(kind))
        {
            return new Outcome.Refused(BudgetRules.KeyOf(kind), $"{BudgetRules.PerDay(kind)}");
        }

        spending.Used += amount;
        return null;
    }

    /// <summary>Tells the auditors and administrators, once a day, if the answer was that a budget is used up.</summary>
    internal async Task WatchAsync(Outcome outcome, Actor actor, CancellationToken cancel)
    {
        if (outcome is not Outcome.Refused { Key: var key } || Enum.GetValues<BudgetKind>().Where(kind => BudgetRules.KeyOf(kind) == key).ToList() is not [var kind])
        {
            return;
        }

        await using var db = _database.Open();
        db.Change = new ChangeContext(actor) { Source = ChangeSource.System };
        var isNews = await db.InLineAsync(() => AlarmAsync(db, actor, kind, cancel), cancel);
        if (isNews)
        {
            LogReached(_log, kind, actor.AccountId!.Value);
        }
    }

    private async Task<bool> AlarmAsync(RecordsDbContext db, Actor actor, BudgetKind kind, CancellationToken cancel)
    {
        var account = actor.AccountId!.Value;
        var spending = await TodaysAsync(db, account, kind, cancel);
        if (spending.AlarmedAt is not null)
        {
            return false;
        }

        spending.AlarmedAt = _clock.Now;
        db.Change!.Acts.Add(new ChangeEntry { Kind = "Account", RecordId = account, Action = ChangeAction.Changed, Field = BudgetRules.Reached, NewValue = $"{BudgetRules.PerDay(kind)}", Source = ChangeSource.System });
        foreach (var (holder, role) in await _holders(db, BudgetRules.Told, cancel))
        {
            // To where each of them can see what was done, and stop it.
            var link = role == Role.Administrator ? $"people/{account}" : "changes";
            db.Notices.Add(new Notice { AccountId = holder, Kind = NoticeKind.BudgetReached, Facts = [$"{BudgetRules.PerDay(kind)}"], Link = link, By = actor.Name, At = _clock.Now });
        }

        await db.SaveChangesAsync(cancel);
        return true;
    }

    private async Task<Spending> TodaysAsync(RecordsDbContext db, Guid account, BudgetKind kind, CancellationToken cancel)
    {
        var today = _clock.Today;
        return await db.Spending.FirstOrDefaultAsync(s => s.AccountId == account && s.Day == today && s.Kind == kind, cancel)
            ?? db.Spending.Add(new Spending { AccountId = account, Day = today, Kind = kind }).Entity;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The day's budget {Kind} of account {Account} is used up.")]
    private static partial void LogReached(ILogger log, BudgetKind kind, Guid account);
}
