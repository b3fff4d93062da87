using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Intake.Admission;
using RecordsPortal.Core.Intake.Import;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Intake.Admission;

public sealed class AdmissionImportTests
{
    [Fact]
    public async Task SampleLists_ComeInWithExactlyTheNumbersTheyWereMadeWith()
    {
        await using var portal = await TestPortal.StartAsync();
        var registrar = await portal.StaffAsync("registrar");
        var first = await ImportAsync(portal, registrar, Samples.AdmissionList());

        var second = await ImportAsync(portal, registrar, Samples.SecondAdmissionList());

        Assert.Equal((3_500, 3_463, 37), (first.Rows, first.Added, first.Faulty));
        Assert.Equal((83, 60, 12, 8, 3, 0), (second.Rows, second.Added, second.Unchanged, second.Proposed, second.Withdrawn, second.Faulty));
        await using var db = portal.Open();
        Assert.Equal(3_523, await db.Students.CountAsync());
        Assert.True(await db.Students.AllAsync(s => s.ClassId != null));
        Assert.Equal(3, await db.IntakeCases.CountAsync(c => c.State == IntakeState.Ended));
        Assert.Equal(3, await db.Students.CountAsync(s => s.Status == StudentStatus.EntryForfeited));
    }

    [Fact]
    public async Task ClassesOfAMajor_AreDealtEvenly()
    {
        await using var portal = await TestPortal.StartAsync();
        await ImportAsync(portal, await portal.StaffAsync("registrar"), Samples.AdmissionList());

        await using var db = portal.Open();
        var sizes = await db.Students.GroupBy(s => new { s.CurrentMajorId, s.ClassId }).Select(g => new { g.Key.CurrentMajorId, Size = g.Count() }).ToListAsync();

        Assert.Equal(18, sizes.Select(s => s.CurrentMajorId).Distinct().Count());
        Assert.All(sizes.GroupBy(s => s.CurrentMajorId), major => Assert.InRange(major.Max(c => c.Size) - major.Min(c => c.Size), 0, 1));
    }

    [Fact]
    public async Task TwentyThousandRows_ComeInWhole_EachWithItsLineOfHistory()
    {
        await using var portal = await TestPortal.StartAsync();

        var list = await ImportAsync(portal, await portal.StaffAsync("registrar"), new MemoryStream(Import.LargeList.Content));

        Assert.Equal((AdmissionSheet.MaxRows, AdmissionSheet.MaxRows, 0), (list.Rows, list.Added, list.Faulty));
        await using var db = portal.Open();
        Assert.Equal(AdmissionSheet.MaxRows, await db.Changes.CountAsync(c => c.ChangeSetId == list.Id && c.Kind == nameof(Student)));
    }

    [Fact]
    public async Task NewStudents_AreFoundByTheirNames_AndWhoComesLaterToo()
    {
        await using var portal = await TestPortal.StartAsync();
        await ImportAsync(portal, await portal.StaffAsync("registrar"), Samples.SecondAdmissionList());
        await using var db = portal.OpenAsSystem();
        var listed = await db.Students.AsNoTracking().ToListAsync();

        var later = Later(listed[0]);
        db.Students.Add(later);
        await db.SaveChangesAsync();

        var expected = listed.Append(later).SelectMany(student => Pinyin.Keys(student.Name).Select(key => (student.Id, key, student.SchoolId, student.NamePinyin, student.Name, student.CandidateNumber))).Order();
        var kept = await db.NameKeys.AsNoTracking().ToListAsync();
        Assert.Equal(expected, kept.Select(key => (key.StudentId, key.Key, key.SchoolId, key.NamePinyin, key.Name, key.CandidateNumber)).Order());
        Assert.All(kept.GroupBy(key => key.StudentId), keys => Assert.Equal(SharedBy([.. keys.OrderBy(key => key.Key, StringComparer.Ordinal)]), keys.OrderBy(key => key.Key, StringComparer.Ordinal).Select(key => key.Shared)));
    }

    [Fact]
    public async Task NewStudents_StandWhereTheirCasesStand_AndWhoComesLaterToo()
    {
        await using var portal = await TestPortal.StartAsync();
        await ImportAsync(portal, await portal.StaffAsync("registrar"), Samples.SecondAdmissionList());
        await using var db = portal.OpenAsSystem();

        var later = Later(await db.Students.AsNoTracking().FirstAsync());
        db.AddRange(later, new IntakeCase { Id = later.Id, Year = 2026, State = IntakeState.Draft });
        await db.SaveChangesAsync();

        var states = await db.Students.AsNoTracking().Join(db.IntakeCases, s => s.Id, c => c.Id, (s, c) => new { s.IntakeState, c.State }).ToListAsync();
        Assert.All(states, state => Assert.Equal(state.State.ToString(), state.IntakeState));
        Assert.Contains(states, state => state.State == IntakeState.Draft);
        Assert.Contains(states, state => state.State == IntakeState.NotBegun);
    }

    /// <summary>Somebody who is on no list and stands where <paramref name="like"/> does.</summary>
    private static Student Later(Student like)
    {
        var later = new Student { Name = "单晓明", CandidateNumber = "26430000000000", CurrentMajorId = like.CurrentMajorId, FormalMajorId = like.FormalMajorId, SchoolId = like.SchoolId };
        NameIndex.Follow(later);
        return later;
    }

    private static IEnumerable<int> SharedBy(NameKey[] keys) => keys.Select((key, place) => place == 0 ? 0 : key.Key.Zip(keys[place - 1].Key).TakeWhile(pair => pair.First == pair.Second).Count());

    [Fact]
    public async Task AllOrNothing_WithAFaultyRow_WritesNothing()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.As<AdmissionListService>(await portal.StaffAsync("registrar"));
        var list = await UploadAsync(service, Samples.AdmissionList());

        var outcome = await service.ImportAsync(Guid.CreateVersion7(), list, ImportMode.AllOrNothing);

        var refused = Assert.IsType<Outcome.Refused>(outcome);
        Assert.Equal((AdmissionKeys.HasFaults, "37"), (refused.Key, refused.Facts[0]));
        await using var db = portal.Open();
        Assert.False(await db.Students.AnyAsync());
        await CountedStudents.HoldAsync(portal);
    }

    [Fact]
    public async Task SentTwice_ImportsOnce()
    {
        await using var portal = await TestPortal.StartAsync();
        var registrar = await portal.StaffAsync("registrar");
        var list = await UploadAsync(portal.As<AdmissionListService>(registrar), Samples.SecondAdmissionList());
        var command = Guid.CreateVersion7();

        var both = await Task.WhenAll(
            portal.As<AdmissionListService>(registrar).ImportAsync(command, list, ImportMode.GoodRowsOnly),
            portal.As<AdmissionListService>(registrar).ImportAsync(command, list, ImportMode.GoodRowsOnly));

        Assert.Equal(both[0], both[1]);
        await using var db = portal.Open();
        Assert.Equal(Assert.IsType<Outcome.Done>(both[0]).Receipt.Count, await db.Students.CountAsync());
    }

    [Fact]
    public async Task TakenBack_LeavesNobodyOfItAndItsHistoryStays()
    {
        await using var portal = await TestPortal.StartAsync();
        var registrar = await portal.StaffAsync("registrar");
        var list = await ImportAsync(portal, registrar, Samples.SecondAdmissionList());

        var outcome = await portal.As<AdmissionListService>(registrar).RevertAsync(Guid.CreateVersion7(), list.Id, "传错了文件");

        Assert.Equal(list.Added, Assert.IsType<Outcome.Done>(outcome).Receipt.Count);
        await using var db = portal.Open();
        Assert.False(await db.Students.AnyAsync() || await db.IntakeCases.AnyAsync() || await db.PersonKeys.AnyAsync());
        await CountedStudents.HoldAsync(portal);
        Assert.Equal(list.Added, await db.Changes.CountAsync(c => c.Kind == nameof(Student) && c.Reason == "传错了文件"));
    }

    [Fact]
    public async Task TakenBack_WhenSomebodyHasBegun_IsRefusedAndNamesThem()
    {
        await using var portal = await TestPortal.StartAsync();
        var registrar = await portal.StaffAsync("registrar");
        var list = await ImportAsync(portal, registrar, Samples.SecondAdmissionList());
        await using (var db = portal.OpenAsSystem())
        {
            (await db.IntakeCases.OrderBy(c => c.Id).FirstAsync()).State = IntakeState.Draft;
            await db.SaveChangesAsync();
        }

        var outcome = await portal.As<AdmissionListService>(registrar).RevertAsync(Guid.CreateVersion7(), list.Id, "传错了文件");

        Assert.Equal(AdmissionKeys.BuiltOn, Assert.IsType<Outcome.Refused>(outcome).Key);
        var conflict = Assert.Single(await portal.As<AdmissionQueries>(registrar).ConflictsAsync(list.Id));
        Assert.Equal(AdmissionKeys.ConflictBegun, conflict.Key);
    }

    [Fact]
    public async Task TakenBackWithdrawal_GivesTheAdmissionBack()
    {
        await using var portal = await TestPortal.StartAsync();
        var registrar = await portal.StaffAsync("registrar");
        await ImportAsync(portal, registrar, Samples.AdmissionList());
        var second = await ImportAsync(portal, registrar, Samples.SecondAdmissionList());

        await portal.As<AdmissionListService>(registrar).RevertAsync(Guid.CreateVersion7(), second.Id, "名册作废");

        await using var db = portal.Open();
        Assert.Equal(3_463, await db.Students.CountAsync(s => s.Status == StudentStatus.Admitted));
        Assert.False(await db.IntakeCases.AnyAsync(c => c.State == IntakeState.Ended));
        Assert.False(await db.AdmissionProposals.AnyAsync());
    }

    [Fact]
    public async Task AcceptedProposal_ChangesTheRecordAndSaysItCameFromTheList()
    {
        await using var portal = await TestPortal.StartAsync();
        var registrar = await portal.StaffAsync("registrar");
        await ImportAsync(portal, registrar, Samples.AdmissionList());
        var second = await ImportAsync(portal, registrar, Samples.SecondAdmissionList());
        var open = await portal.As<AdmissionQueries>(registrar).ProposalsAsync(second.Id);
        var phone = open.First(p => p.Field == RecordField.Phone);

        var outcome = await portal.As<AdmissionProposals>(registrar).DecideAsync(Guid.CreateVersion7(), phone.Id, accept: true);
        var again = await portal.As<AdmissionProposals>(registrar).DecideAsync(Guid.CreateVersion7(), phone.Id, accept: false);

        Assert.IsType<Outcome.Done>(outcome);
        Assert.Equal(AdmissionKeys.ProposalDecided, Assert.IsType<Outcome.Refused>(again).Key);
        var decided = (await portal.As<AdmissionQueries>(registrar).ProposalsAsync(second.Id)).Single(p => p.Id == phone.Id);
        Assert.Equal((ProposalState.Accepted, phone.New, registrar.Name), (decided.State, decided.Record, decided.DecidedBy));
        await using var db = portal.Open();
        var line = await db.Changes.OrderByDescending(c => c.Sequence).FirstAsync(c => c.Field == nameof(Student.PhoneSealed));
        Assert.Equal(Core.Changes.ChangeSource.List, line.Source);
    }

    [Fact]
    public async Task WithdrawalOfSomebodyAlreadyInSchool_IsSetAside()
    {
        await using var portal = await TestPortal.StartAsync();
        var registrar = await portal.StaffAsync("registrar");
        await ImportAsync(portal, registrar, Samples.AdmissionList());
        await using (var db = portal.OpenAsSystem())
        {
            (await db.Students.SingleAsync(s => s.CandidateNumber == "26431228102575")).Status = StudentStatus.Active;
            await db.SaveChangesAsync();
        }

        var second = await ImportAsync(portal, registrar, Samples.SecondAdmissionList());

        Assert.Equal((2, 1), (second.Withdrawn, second.Faulty));
        await using var after = portal.Open();
        Assert.Equal(StudentStatus.Active, (await after.Students.SingleAsync(s => s.CandidateNumber == "26431228102575")).Status);
    }

    [Fact]
    public async Task AcceptedProposal_OfAnItemTheNationalRegisterHas_IsRefused()
    {
        await using var portal = await TestPortal.StartAsync();
        var registrar = await portal.StaffAsync("registrar");
        await ImportAsync(portal, registrar, Samples.AdmissionList());
        var second = await ImportAsync(portal, registrar, Samples.SecondAdmissionList());
        var locked = (await portal.As<AdmissionQueries>(registrar).ProposalsAsync(second.Id)).First(p => LockedItems.All.Contains(p.Field));
        await using (var db = portal.OpenAsSystem())
        {
            (await db.Students.SingleAsync(s => s.Id == locked.StudentId)).RegisteredOn = new DateOnly(2026, 8, 20);
            await db.SaveChangesAsync();
        }

        var outcome = await portal.As<AdmissionProposals>(registrar).DecideAsync(Guid.CreateVersion7(), locked.Id, accept: true);

        Assert.Equal(AdmissionKeys.RecordLocked, Assert.IsType<Outcome.Refused>(outcome).Key);
    }

    [Fact]
    public async Task Proposals_NeverShowANumberInFull()
    {
        await using var portal = await TestPortal.StartAsync();
        var registrar = await portal.StaffAsync("registrar");
        await ImportAsync(portal, registrar, Samples.AdmissionList());
        var second = await ImportAsync(portal, registrar, Samples.SecondAdmissionList());

        var phones = (await portal.As<AdmissionQueries>(registrar).ProposalsAsync(second.Id)).Where(p => p.Field == RecordField.Phone).ToList();

        Assert.NotEmpty(phones);
        Assert.All(phones, p => Assert.Contains("****", p.New));
    }

    [Theory]
    [InlineData("teacher")]
    [InlineData("officer")]
    [InlineData("leader")]
    public async Task AnybodyElse_SeesNoListAndMayNotImport(string who)
    {
        await using var portal = await TestPortal.StartAsync();
        var list = await UploadAsync(portal.As<AdmissionListService>(await portal.StaffAsync("registrar")), Samples.SecondAdmissionList());
        var other = await portal.StaffAsync(who);

        Assert.Empty(await portal.As<AdmissionQueries>(other).ListsAsync());
        Assert.Null(await portal.As<AdmissionQueries>(other).FindAsync(list));
        Assert.Null(await portal.As<AdmissionQueries>(other).DryRunAsync(list));
        var import = await portal.As<AdmissionListService>(other).ImportAsync(Guid.CreateVersion7(), list, ImportMode.GoodRowsOnly);
        Assert.Equal(OutcomeKeys.NotAllowed, Assert.IsType<Outcome.Refused>(import).Key);
    }

    [Fact]
    public async Task RefusedFile_IsNotKept()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.As<AdmissionListService>(await portal.StaffAsync("registrar"));

        var outcome = await service.UploadAsync(Guid.CreateVersion7(), "名册.xlsx", new MemoryStream([1, 2, 3]));

        Assert.IsType<Outcome.Refused>(outcome);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(portal.Folder, "files"), "*", SearchOption.AllDirectories));
    }

    internal static async Task<AdmissionListItem> ImportAsync(TestPortal portal, Actor registrar, Stream file)
    {
        var list = await UploadAsync(portal.As<AdmissionListService>(registrar), file);
        Assert.IsType<Outcome.Done>(await portal.As<AdmissionListService>(registrar).ImportAsync(Guid.CreateVersion7(), list, ImportMode.GoodRowsOnly));
        return (await portal.As<AdmissionQueries>(registrar).FindAsync(list))!.List;
    }

    private static async Task<Guid> UploadAsync(AdmissionListService service, Stream file) =>
        Assert.IsType<Outcome.Done>(await service.UploadAsync(Guid.CreateVersion7(), "录取名册.xlsx", file)).Receipt.Id!.Value;
}
