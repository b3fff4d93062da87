using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Accounts.People;

/// <summary>How one new member of staff is checked and written, for the form and for the sheet alike.</summary>
internal static class StaffWriting
{
    /// <summary>Every fault of the form, in the order of its fields.</summary>
    public static async Task<List<FieldError>> FaultsAsync(RecordsDbContext db, StaffForm form, CollegeDirectory college, CancellationToken cancel)
    {
        List<FieldError> faults = [];
        Add(nameof(StaffForm.UserName), StaffRules.UserNameFault(form.UserName) ?? (await IsTakenAsync(db, form.UserName, cancel) ? StaffKeys.UserNameTaken : null));
        Add(nameof(StaffForm.Name), StaffRules.NameFault(form.Name));
        Add(nameof(StaffForm.Roles), StaffRules.RolesFault(form.Roles) ?? PlaceFault(form.Roles, college));
        return faults;

        void Add(string field, string? key)
        {
            if (key is not null)
            {
                faults.Add(new FieldError(field, key));
            }
        }
    }

    public static StaffForm Clean(StaffForm form) => form with { UserName = Plain.HalfWidth(Plain.Text(form.UserName)), Name = Plain.Line(form.Name) };

    public static string? PlaceFault(IEnumerable<RoleGrant> roles, CollegeDirectory college) => roles switch
    {
        _ when roles.Any(g => g.SchoolId is not null && college.School(g.SchoolId) is null) => StaffKeys.SchoolMissing,
        _ when roles.Any(g => g.ClassId is not null && college.Class(g.ClassId) is null) => StaffKeys.ClassMissing,
        _ => null,
    };

    public static Account Add(WriteScope scope, StaffForm form, CollegeDirectory college)
    {
        var account = new Account
        {
            UserName = form.UserName,
            NormalizedUserName = form.UserName.ToUpperInvariant(),
            DisplayName = form.Name,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            LockoutEnabled = true,
            CreatedAt = scope.Now,
        };
        scope.Db.Users.Add(account);
        scope.Db.Grants.AddRange(form.Roles.Distinct().Select(grant => Row(account.Id, grant)));
        scope.Change.Acts.Add(Line(account.Id, ChangeAction.Changed, StaffFields.Roles, null, RoleLine.Write(form.Roles, college)));
        return account;
    }

    public static Grant Row(Guid account, RoleGrant grant) => new() { AccountId = account, Role = grant.Role, SchoolId = grant.SchoolId, ClassId = grant.ClassId };

    public static ChangeEntry Line(Guid account, ChangeAction action, string field, string? before, string? after) => new()
    {
        Kind = nameof(Account),
        RecordId = account,
        Action = action,
        Field = field,
        OldValue = before,
        NewValue = after,
        Source = ChangeSource.Officer,
    };

    private static Task<bool> IsTakenAsync(RecordsDbContext db, string userName, CancellationToken cancel)
    {
        var normal = userName.ToUpperInvariant();
        return db.Users.AnyAsync(a => a.NormalizedUserName == normal || db.Students.Any(s => s.StudentNumber == normal), cancel);
    }
}
