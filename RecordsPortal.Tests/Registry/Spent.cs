using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry.Budgets;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Registry;

/// <summary>What an account has taken today, without taking it thousands of times.</summary>
internal static class Spent
{
    public static async Task SetAsync(TestPortal portal, Actor actor, BudgetKind kind, int used)
    {
        await using var db = portal.OpenAsSystem();
        db.Spending.Add(new Spending { AccountId = actor.AccountId!.Value, Kind = kind, Day = Today(portal), Used = used });
        await db.SaveChangesAsync();
    }

    /// <summary>All but so much of the day's budget.</summary>
    public static Task ButAsync(TestPortal portal, Actor actor, BudgetKind kind, int left) => SetAsync(portal, actor, kind, BudgetRules.PerDay(kind) - left);

    /// <summary>Kinds of which nothing was ever taken are not there.</summary>
    public static async Task<IReadOnlyDictionary<BudgetKind, int>> OfAsync(TestPortal portal, Actor actor)
    {
        await using var db = portal.Open();
        var today = Today(portal);
        return await db.Spending.Where(s => s.AccountId == actor.AccountId && s.Day == today).ToDictionaryAsync(s => s.Kind, s => s.Used);
    }

    private static DateOnly Today(TestPortal portal) => portal.Services.GetRequiredService<CollegeClock>().Today;
}
