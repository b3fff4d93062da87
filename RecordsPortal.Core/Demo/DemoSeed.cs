using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Demo;

/// <summary>Fills an empty database with the demonstration. Everybody in it is invented.</summary>
public sealed class DemoSeed(RecordsDb database, IPasswordHasher<Account> passwords, CollegeClock clock)
{
    public const string Password = "Portal-demo-2026";

    public async Task FillAsync(CancellationToken cancel = default) => await FillCollegeAsync(cancel);

    /// <summary>Schools, majors, classes, settings and staff; no students.</summary>
    public async Task FillCollegeAsync(CancellationToken cancel = default)
    {
        var (schools, majors, classes) = DemoCollege.Build();
        await using var db = database.Open();
        db.Change = new ChangeContext(Actor.System) { Source = ChangeSource.System, Reason = "Demonstration" };
        db.AddRange(schools);
        db.AddRange(majors);
        db.AddRange(classes);
        db.Settings.Add(new Setting { Key = SettingKeys.CollegeName, Value = DemoCollege.Name });
        db.Settings.Add(new Setting { Key = SettingKeys.CollegeNameEn, Value = DemoCollege.NameEn });
        db.Settings.Add(new Setting { Key = SettingKeys.IntakeContact, Value = "教务处学籍科 0731-5550-1234" });
        AddStaff(db, schools, classes);
        await db.SaveChangesAsync(cancel);
    }

    private void AddStaff(RecordsDbContext db, List<School> schools, List<SchoolClass> classes)
    {
        var civil = schools.Single(s => s.Code == "02");
        var own = classes.Where(c => c.SchoolId == civil.Id && c.EntryYear == 2026).OrderBy(c => c.Name, StringComparer.Ordinal).Take(2).ToList();
        // One hash for all: hashing ten times the same password only makes the first start slower.
        var hash = passwords.HashPassword(new Account(), Password);
        foreach (var (user, name, grants) in (IEnumerable<(string, string, RoleGrant[])>)[
            ("admin", "系统管理员", [new(Role.Administrator)]),
            ("registrar", "王敏", [new(Role.Registrar)]),
            ("registrar2", "李婷", [new(Role.Registrar)]),
            ("officer", "周强", [new(Role.SchoolOfficer, civil.Id)]),
            ("counsellor", "陈静", [.. own.Select(c => new RoleGrant(Role.Counsellor, ClassId: c.Id))]),
            ("teacher", "刘洋", [new(Role.Teacher)]),
            ("leader", "赵建国", [new(Role.Leader)]),
            ("archivist", "孙丽", [new(Role.Archivist)]),
            ("auditor", "吴刚", [new(Role.Auditor)])])
        {
            var account = NewAccount(user, name, hash);
            db.Users.Add(account);
            db.Grants.AddRange(grants.Select(g => new Grant { AccountId = account.Id, Role = g.Role, SchoolId = g.SchoolId, ClassId = g.ClassId }));
        }
    }

    private Account NewAccount(string user, string name, string hash) => new()
    {
        UserName = user,
        NormalizedUserName = user.ToUpperInvariant(),
        DisplayName = name,
        PasswordHash = hash,
        SecurityStamp = Guid.NewGuid().ToString("N"),
        LockoutEnabled = true,
        CreatedAt = clock.Now,
    };
}
