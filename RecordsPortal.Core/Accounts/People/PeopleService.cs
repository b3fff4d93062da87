using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts.Factors;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry.Budgets;

namespace RecordsPortal.Core.Accounts.People;

/// <summary>The staff with accounts, for the administrator; nobody for others. Students' accounts come with their records and are not here.</summary>
public sealed class PeopleService(RecordsDb database, ICurrentUser user, AccessService access)
{
    private const int HistoryLines = 200;

    /// <summary>By name as it is spoken.</summary>
    public async Task<IReadOnlyList<PersonRow>> ListAsync(PersonQuery query, CancellationToken cancel = default)
    {
        if (!(await user.GetAsync(cancel)).May(Feature.People))
        {
            return [];
        }

        await using var db = database.Open();
        var college = await ReferenceService.ReadAsync(db, cancel);
        var people = await ReadAsync(db, db.Users.Where(a => a.StudentId == null), cancel);
        return [.. people.Where(person => Fits(person, query, college)).OrderBy(person => Pinyin.Full(person.Name), StringComparer.Ordinal).ThenBy(person => person.UserName, StringComparer.Ordinal)];
    }

    /// <summary>Null for a student's account, an unknown one, and for who may not ask.</summary>
    public async Task<PersonView?> FindAsync(Guid id, CancellationToken cancel = default)
    {
        var actor = await user.GetAsync(cancel);
        if (!actor.May(Feature.People))
        {
            return null;
        }

        await using var db = database.Open();
        var people = await ReadAsync(db, db.Users.Where(a => a.Id == id && a.StudentId == null), cancel);
        return people is [var person] ? new PersonView(person, actor.AccountId == id, await SessionsAsync(db, id, cancel), await HistoryAsync(db, id, cancel)) : null;
    }

    private static async Task<List<PersonRow>> ReadAsync(RecordsDbContext db, IQueryable<Account> accounts, CancellationToken cancel)
    {
        var rows = await accounts.AsNoTracking()
            .Select(a => new { a.Id, a.UserName, a.DisplayName, a.IsDisabled, HasPassword = a.PasswordHash != null, Seen = db.Sessions.Where(s => s.AccountId == a.Id).Max(s => (DateTime?)s.LastSeenAt) })
            .ToListAsync(cancel);
        var grants = (await db.Grants.AsNoTracking().Where(g => accounts.Any(a => a.Id == g.AccountId)).OrderBy(g => g.Id).ToListAsync(cancel)).ToLookup(g => g.AccountId);
        return [.. rows.Select(row => new PersonRow(
            row.Id, row.UserName ?? "", row.DisplayName, [.. grants[row.Id].Select(g => new RoleGrant(g.Role, g.SchoolId, g.ClassId))],
            row.IsDisabled ? PersonState.Disabled : row.HasPassword ? PersonState.Active : PersonState.Invited, row.Seen))];
    }

    private static bool Fits(PersonRow person, PersonQuery query, CollegeDirectory college) =>
        (query.State is null || person.State == query.State)
        && (query.Role is null || person.Roles.Any(r => r.Role == query.Role))
        && (query.School is null || person.Roles.Any(r => (r.SchoolId ?? college.Class(r.ClassId)?.SchoolId) == query.School))
        && (query.Text is not { Length: > 0 } text || IsCalled(person, text.Trim()));

    private static bool IsCalled(PersonRow person, string text) =>
        person.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
        || person.UserName.Contains(text, StringComparison.OrdinalIgnoreCase)
        || Pinyin.Full(person.Name).StartsWith(text, StringComparison.OrdinalIgnoreCase)
        || Pinyin.Initials(person.Name).StartsWith(text, StringComparison.OrdinalIgnoreCase);

    private async Task<IReadOnlyList<PersonSession>> SessionsAsync(RecordsDbContext db, Guid account, CancellationToken cancel)
    {
        List<PersonSession> standing = [];
        foreach (var session in await db.Sessions.AsNoTracking().Where(s => s.AccountId == account && s.EndedAt == null).ToListAsync(cancel))
        {
            if (await access.LastSeenAsync(session.Id, cancel) is { } seen)
            {
                standing.Add(new PersonSession(session.Id, session.Device, session.StartedAt, seen));
            }
        }

        return [.. standing.OrderByDescending(s => s.LastSeenAt)];
    }

    private static async Task<IReadOnlyList<PersonEvent>> HistoryAsync(RecordsDbContext db, Guid account, CancellationToken cancel)
    {
        var lines = await db.Changes.AsNoTracking().Where(c => c.Kind == nameof(Account) && c.RecordId == account)
            .OrderByDescending(c => c.Sequence).Take(HistoryLines).ToListAsync(cancel);
        return [.. lines.Select(line => WhatOf(line) is { } what ? new PersonEvent(line.At, line.ActorName, what, line.OldValue, line.NewValue, line.Reason) : null).OfType<PersonEvent>()
            .Select(e => e.What is StaffFields.Roles or "Name" ? e : e with { Before = null, After = null })];
    }

    private static string? WhatOf(ChangeEntry line) => (line.Action, line.Field) switch
    {
        (ChangeAction.Created, _) => "Created",
        (_, StaffFields.Roles) => StaffFields.Roles,
        (_, nameof(Account.DisplayName)) => "Name",
        (_, nameof(Account.IsDisabled)) => line.NewValue == bool.TrueString ? "Disabled" : "Enabled",
        (ChangeAction.Issued, _) => StaffFields.Code,
        (_, PasswordService.PasswordField) => "Password",
        (_, StaffFields.SignedOut) => StaffFields.SignedOut,
        (_, BudgetRules.Reached) => BudgetRules.Reached,
        (_, { } field) when FactorLines.All.Contains(field) => field,
        _ => null,
    };
}
