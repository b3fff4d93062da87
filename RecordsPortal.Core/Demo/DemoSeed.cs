using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Attachments;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Intake.Admission;
using RecordsPortal.Core.Intake.Entry;
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
    private readonly SealedFiles _files;
    private readonly AdmissionReading _reading;
    private readonly IPasswordHasher<Account> _passwords;
    private readonly CollegeClock _clock;
    private readonly DemoOptions _options;

    internal DemoSeed(
        DbContextOptions<RecordsDbContext> database, Vault vault, ChangeFeed feed, SealedValues sealing, SealedFiles files, AdmissionReading reading,
        IPasswordHasher<Account> passwords, CollegeClock clock, IOptions<DemoOptions> options) =>
        (_database, _vault, _feed, _sealing, _files, _reading, _passwords, _clock, _options) = (database, vault, feed, sealing, files, reading, passwords, clock, options.Value);

    /// <summary>The college with everybody in it.</summary>
    public Task FillAsync(CancellationToken cancel = default) => WriteAsync(withStudents: true, cancel);

    /// <summary>Schools, majors, classes, settings and staff; no students.</summary>
    public Task FillCollegeAsync(CancellationToken cancel = default) => WriteAsync(withStudents: false, cancel);

    private async Task WriteAsync(bool withStudents, CancellationToken cancel)
    {
        // Read on the other core while the college is written: one after the other the first start is longer by the reading.
        var sample = withStudents ? Task.Run(() => DemoAdmissions.Read(_clock.Today), cancel) : null;
        var clock = new DemoClock(_clock.StartOf(new DateOnly(DemoCollege.EntryYears[0], 3, 1)));
        await using var line = new WriteLine(_vault, _feed, clock);
        await using var db = new RecordsDbContext(_database, line);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        // The whole seed stands or falls together; a savepoint for each of its thousands of saves would only cost time.
        db.Database.AutoSavepointsEnabled = false;
        await line.RunAsync(db, async () =>
        {
            var pen = new DemoPen(db, clock);
            var accounts = new DemoAccounts(pen, clock, _passwords.HashPassword(new Account(), Password));
            var staff = new DemoStaff();
            await IntakeDefaults.EnsureAsync(db, _clock.Today, since: DateOnly.FromDateTime(_clock.Local(clock.Now)), cancel);
            db.ChangeTracker.Clear();
            await WriteCollegeAsync(pen, staff, accounts);
            if (sample is not null)
            {
                var indexes = await LaterIndexes.TakeAsync(db, cancel);
                var since = await NewStudentTriggers.PauseAsync(db, cancel);
                await WriteStudentsAsync(pen, staff, accounts, await sample, cancel);
                await NewStudentTriggers.ResumeAsync(db, since, cancel);
                await indexes.BuildAsync(cancel);
            }

            return true;
        }, cancel, isBulk: true);
    }

    private static async Task WriteCollegeAsync(DemoPen pen, DemoStaff staff, DemoAccounts accounts)
    {
        var (schools, majors, classes) = DemoCollege.Build();
        pen.Add([.. schools]);
        pen.Add([.. majors]);
        pen.Add([.. classes]);
        pen.Add(new Setting { Key = SettingKeys.CollegeName, Value = DemoCollege.Name });
        pen.Add(new Setting { Key = SettingKeys.CollegeNameEn, Value = DemoCollege.NameEn });
        pen.Add(new Setting { Key = SettingKeys.IntakeContact, Value = "教务处学籍科 0731-5550-1234" });
        staff.AddTo(pen, schools, classes, (user, name) => accounts.Make(user, name));
        await pen.SaveAsync(Actor.System, ChangeSource.System, "演示数据");
    }

    private static AdmissionList ListOf(DemoAdmissions sample, int added, int year) => new()
    {
        Name = DemoAdmissions.ListName,
        FileName = DemoAdmissions.FileName,
        FileHash = sample.Sheet.Hash,
        FileId = Guid.CreateVersion7(),
        Year = year,
        State = AdmissionListState.Imported,
        Rows = sample.Rows.Count,
        Faulty = sample.Rows.Count(row => row.NeedsMending),
        Added = added,
        Mapping = AdmissionListService.Store(sample.Sheet.Mapping),
    };

    private async Task WriteStudentsAsync(DemoPen pen, DemoStaff staff, DemoAccounts accounts, DemoAdmissions sample, CancellationToken cancel)
    {
        pen.Add([.. DemoCollege.Terms()]);
        await pen.SaveAsync(Actor.System, ChangeSource.System, "演示数据");
        var random = new Random(Seed);
        var (people, numbers) = (new DemoPeople(random), new DemoNumbers());
        var college = await ReferenceService.ReadAsync(pen.Db, cancel);
        var year = DemoCollege.EntryYears[^1];
        foreach (var row in sample.Rows)
        {
            people.Reserve(row.Values[RecordField.IdNumber] ?? "");
        }

        var files = new DemoFiles(_files, random);
        var times = new DemoTimes(_clock, random);
        var corrections = new DemoCorrections(pen, college, _sealing, staff, files, times);
        var years = new DemoYears(pen, people, numbers, _sealing, college, _clock, staff, random);
        years.Note(_options.StudentsOnRecord, year);
        foreach (var (entered, inSchool) in years.InSchool)
        {
            var on = new DateOnly(entered, 11, 20);
            corrections.NoteRegister(entered, _clock.StartOf(on).AddHours(15.2), on, inSchool);
        }

        await pen.WriteAllAsync();
        var good = sample.Rows.Where(row => !row.NeedsMending).Take(_options.AdmissionRows).ToList();
        var list = ListOf(sample, good.Count, year);
        await files.KeepListAsync(list.FileId, _reading.FileKey, sample.Content);
        if (!await pen.Db.IntakeWindows.AnyAsync(w => w.Year == year, cancel))
        {
            // In a later year than the sample's, its intake should be open all the same.
            pen.Add(new IntakeWindow { Year = year, OpensOn = _clock.Today.AddDays(-DemoTimes.IntakeDays), ClosesOn = _clock.Today.AddDays(DemoTimes.IntakeDays) });
        }

        if (years.InSchool.Values.LastOrDefault(inSchool => inSchool.Count > 0) is { } latest)
        {
            // Just before the newcomers' own history is noted, so that both are written in the order of time.
            pen.At(times.Imported.AddMinutes(4), () =>
            {
                corrections.Note(latest);
                return Task.CompletedTask;
            });
        }

        var contents = new DemoContent(people, college, _clock.Today, random);
        new DemoIntake(pen, contents, numbers, _sealing, college, times, _clock, staff, accounts, files, random).Note(list, good);
        await pen.WriteAllAsync();
        await files.DoneAsync();
    }
}
