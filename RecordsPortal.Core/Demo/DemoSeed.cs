using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Demo;

/// <summary>
/// Fills an empty database with the demonstration. Everybody in it is invented; the same version invents the same people every time.
/// All in one transaction: a first start that is interrupted leaves nothing, and the next one begins again.
/// </summary>
public sealed class DemoSeed
{
    public const string Password = "Portal-demo-2026";

    private const int Seed = 2026;

    private readonly DbContextOptions<RecordsDbContext> _database;
    private readonly Vault _vault;
    private readonly ChangeFeed _feed;
    private readonly SealedValues _sealing;
    private readonly IPasswordHasher<Account> _passwords;
    private readonly CollegeClock _clock;
    private readonly DemoOptions _options;

    internal DemoSeed(
        DbContextOptions<RecordsDbContext> database, Vault vault, ChangeFeed feed, SealedValues sealing, IPasswordHasher<Account> passwords, CollegeClock clock, IOptions<DemoOptions> options) =>
        (_database, _vault, _feed, _sealing, _passwords, _clock, _options) = (database, vault, feed, sealing, passwords, clock, options.Value);

    /// <summary>The college with everybody in it.</summary>
    public Task FillAsync(CancellationToken cancel = default) => WriteAsync(withStudents: true, cancel);

    /// <summary>Schools, majors, classes, settings and staff; no students.</summary>
    public Task FillCollegeAsync(CancellationToken cancel = default) => WriteAsync(withStudents: false, cancel);

    private async Task WriteAsync(bool withStudents, CancellationToken cancel)
    {
        var clock = new DemoClock(_clock.StartOf(new DateOnly(DemoCollege.EntryYears[0], 3, 1)));
        using var line = new WriteLine(_vault, _feed, clock);
        await using var db = new RecordsDbContext(_database, line);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await line.RunAsync(db, async () =>
        {
            var pen = new DemoPen(db, clock);
            var accounts = new DemoAccounts(pen, clock, _passwords.HashPassword(new Account(), Password));
            var staff = new DemoStaff();
            await WriteCollegeAsync(pen, staff, accounts);
            if (withStudents)
            {
                await WriteStudentsAsync(pen, staff, accounts, cancel);
            }

            return true;
        }, cancel);
    }

    private static async Task WriteCollegeAsync(DemoPen pen, DemoStaff staff, DemoAccounts accounts)
    {
        var (schools, majors, classes) = DemoCollege.Build();
        pen.Db.AddRange(schools);
        pen.Db.AddRange(majors);
        pen.Db.AddRange(classes);
        pen.Db.Settings.Add(new Setting { Key = SettingKeys.CollegeName, Value = DemoCollege.Name });
        pen.Db.Settings.Add(new Setting { Key = SettingKeys.CollegeNameEn, Value = DemoCollege.NameEn });
        pen.Db.Settings.Add(new Setting { Key = SettingKeys.IntakeContact, Value = "教务处学籍科 0731-5550-1234" });
        staff.AddTo(pen.Db, schools, classes, (user, name) => accounts.Make(user, name));
        await pen.SaveAsync(Actor.System, ChangeSource.System, "演示数据");
    }

    private async Task WriteStudentsAsync(DemoPen pen, DemoStaff staff, DemoAccounts accounts, CancellationToken cancel)
    {
        var random = new Random(Seed);
        var (people, numbers) = (new DemoPeople(random), new DemoNumbers());
        var college = await ReferenceService.ReadAsync(pen.Db, cancel);
        var year = DemoCollege.EntryYears[^1];
        var listed = DemoAdmissions.Read(college, people, year).Take(_options.AdmissionRows).ToList();
        new DemoYears(pen, people, numbers, _sealing, college, _clock, staff, random).Note(_options.StudentsOnRecord, year);
        await pen.WriteAllAsync();
        var contents = new DemoContent(people, college, _clock.Today, random);
        new DemoIntake(pen, contents, numbers, _sealing, college, new DemoTimes(_clock, random), _clock, staff, accounts, random).Note(listed, year);
        await pen.WriteAllAsync();
    }
}
