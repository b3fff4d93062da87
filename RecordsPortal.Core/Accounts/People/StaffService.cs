using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts.Factors;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Notices;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Accounts.People;

/// <summary>
/// Makes staff accounts and changes what they may do, at once and on record. All of it runs in the line: "one administrator is left" is a
/// rule over several accounts, and two administrators who disable each other must not both succeed.
/// </summary>
public sealed class StaffService(Writes writes)
{
    /// <summary>Makes an account without a password; its owner sets one with the code the administrator gives out next.</summary>
    public Task<Outcome> CreateAsync(Guid command, StaffForm form, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.People, async scope =>
        {
            var clean = StaffWriting.Clean(form);
            var college = await ReferenceService.ReadAsync(scope.Db, cancel);
            return await StaffWriting.FaultsAsync(scope.Db, clean, college, cancel) is { Count: > 0 } faults
                ? new Outcome.Invalid(faults)
                : Outcome.Ok(StaffWriting.Add(scope, clean, college).Id);
        }, cancel);

    /// <param name="seen">The roles as the administrator saw them: if they were changed meanwhile, nothing is written.</param>
    public Task<Outcome> SetRolesAsync(Guid command, Guid account, IReadOnlyList<RoleGrant> seen, IReadOnlyList<RoleGrant> roles, string? reason, CancellationToken cancel = default) =>
        ChangeAsync(command, account, reason, async (scope, _) =>
        {
            var rows = await scope.Db.Grants.Where(g => g.AccountId == account).ToListAsync(cancel);
            var before = rows.Select(g => new RoleGrant(g.Role, g.SchoolId, g.ClassId)).ToHashSet();
            var after = roles.ToHashSet();
            var college = await ReferenceService.ReadAsync(scope.Db, cancel);
            if (!before.SetEquals(seen))
            {
                return new Outcome.Stale([]);
            }

            if ((StaffRules.RolesFault(after) ?? StaffWriting.PlaceFault(after, college)) is { } fault)
            {
                return new Outcome.Invalid([new FieldError(nameof(StaffForm.Roles), fault)]);
            }

            if (before.SetEquals(after))
            {
                return new Outcome.Refused(StaffKeys.NothingChanged);
            }

            if (!after.Any(g => g.Role == Role.Administrator) && !await IsAnotherAdministratorAsync(scope.Db, account, cancel))
            {
                return new Outcome.Refused(StaffKeys.LastAdministrator);
            }

            scope.Db.Grants.RemoveRange(rows.Where(g => !after.Contains(new RoleGrant(g.Role, g.SchoolId, g.ClassId))));
            scope.Db.Grants.AddRange(after.Except(before).Select(g => StaffWriting.Row(account, g)));
            scope.Change.Acts.Add(StaffWriting.Line(account, ChangeAction.Changed, StaffFields.Roles, RoleLine.Write(before, college), RoleLine.Write(after, college)));
            return Outcome.Ok(account);
        }, cancel);

    public Task<Outcome> RenameAsync(Guid command, Guid account, string name, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.People, async scope =>
        {
            if (StaffRules.NameFault(name.Trim()) is { } fault)
            {
                return new Outcome.Invalid([new FieldError(nameof(name), fault)]);
            }

            if (await StaffAsync(scope.Db, account, cancel) is not { } row)
            {
                return new Outcome.NotFound();
            }

            (row.DisplayName, row.ConcurrencyStamp) = (name.Trim(), Guid.NewGuid().ToString());
            return Outcome.Ok(account);
        }, cancel);

    /// <summary>Switches an account off, and its open screens with it; or on again, with the roles it had.</summary>
    public Task<Outcome> SetDisabledAsync(Guid command, Guid account, bool disabled, string? reason, CancellationToken cancel = default) =>
        ChangeAsync(command, account, reason, async (scope, row) =>
        {
            if (row.IsDisabled == disabled)
            {
                return new Outcome.Refused(StaffKeys.NothingChanged);
            }

            if (disabled && !await IsAnotherAdministratorAsync(scope.Db, account, cancel))
            {
                return new Outcome.Refused(StaffKeys.LastAdministrator);
            }

            (row.IsDisabled, row.ConcurrencyStamp) = (disabled, Guid.NewGuid().ToString());
            if (disabled)
            {
                await EndSessionsAsync(scope, account, cancel);
            }

            return Outcome.Ok(account);
        }, cancel);

    /// <summary>Signs somebody out everywhere: a lost telephone, a screen left open.</summary>
    public Task<Outcome> SignOutAsync(Guid command, Guid account, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.People, async scope =>
        {
            if (await StaffAsync(scope.Db, account, cancel) is null)
            {
                return new Outcome.NotFound();
            }

            if (await EndSessionsAsync(scope, account, cancel) is not (> 0 and var ended))
            {
                return new Outcome.Refused(StaffKeys.NotSignedIn);
            }

            scope.Change.Acts.Add(StaffWriting.Line(account, ChangeAction.Changed, StaffFields.SignedOut, null, null));
            return Outcome.Ok(account, count: ended);
        }, cancel);

    /// <summary>Takes away a lost telephone and its keys: at the next sign-in their owner sets up new ones. They are told, and signed out everywhere.</summary>
    public Task<Outcome> ResetFactorAsync(Guid command, Guid account, string? reason, CancellationToken cancel = default) =>
        ChangeAsync(command, account, reason, async (scope, row) =>
        {
            var passkeys = await scope.Db.Set<IdentityUserPasskey<Guid>>().Where(p => p.UserId == account).ToListAsync(cancel);
            if (passkeys.Count == 0 && !await scope.Db.Authenticators.AnyAsync(a => a.Id == account, cancel))
            {
                return new Outcome.Refused(StaffKeys.NothingChanged);
            }

            scope.Db.RemoveRange(passkeys);
            await FactorService.ForgetAppAsync(scope.Db, account, cancel);
            (row.SecurityStamp, row.ConcurrencyStamp) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString());
            await EndSessionsAsync(scope, account, cancel);
            scope.Change.Acts.Add(FactorLines.Of(account, null, FactorLines.Reset));
            scope.TellAccount(account, NoticeKind.FactorReset, "account/second-step");
            return Outcome.Ok(account);
        }, cancel);

    /// <summary>What needs a reason, and what nobody does to their own account.</summary>
    private Task<Outcome> ChangeAsync(Guid command, Guid account, string? reason, Func<WriteScope, Account, Task<Outcome>> body, CancellationToken cancel) =>
        writes.RunInLineAsync(command, Feature.People, async scope =>
        {
            if (scope.Actor.AccountId == account)
            {
                return new Outcome.Refused(StaffKeys.Oneself);
            }

            if (ReasonRules.FaultOf(reason) is { } fault)
            {
                return new Outcome.Invalid([new FieldError(nameof(reason), fault)]);
            }

            scope.Change.Reason = reason!.Trim();
            return await StaffAsync(scope.Db, account, cancel) is { } row ? await body(scope, row) : new Outcome.NotFound();
        }, cancel);

    private static Task<Account?> StaffAsync(RecordsDbContext db, Guid account, CancellationToken cancel) =>
        db.Users.FirstOrDefaultAsync(a => a.Id == account && a.StudentId == null, cancel);

    /// <summary>One who can sign in: an administrator who never set a password could let nobody in.</summary>
    private static Task<bool> IsAnotherAdministratorAsync(RecordsDbContext db, Guid account, CancellationToken cancel) =>
        db.Users.AnyAsync(a => a.Id != account && !a.IsDisabled && a.PasswordHash != null && db.Grants.Any(g => g.AccountId == a.Id && g.Role == Role.Administrator), cancel);

    private static async Task<int> EndSessionsAsync(WriteScope scope, Guid account, CancellationToken cancel)
    {
        var open = await scope.Db.Sessions.Where(s => s.AccountId == account && s.EndedAt == null).ToListAsync(cancel);
        open.ForEach(session => session.EndedAt = scope.Now);
        return open.Count;
    }
}
