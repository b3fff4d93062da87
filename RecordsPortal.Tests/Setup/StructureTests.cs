using RecordsPortal.Core.Common;
using RecordsPortal.Core.Setup;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Setup;

public sealed class StructureTests
{
    [Fact]
    public async Task School_Renamed_IsCalledSoEverywhereAtOnce()
    {
        await using var portal = await TestPortal.StartAsync();
        var school = (await List(portal)).Schools[0];

        var outcome = await (await SchoolsAsync(portal)).SaveAsync(Guid.CreateVersion7(), new SchoolForm(school.Id, school.Version, school.Code, " 智能 建造学院 ", ""));

        Assert.IsType<Outcome.Done>(outcome);
        Assert.Equal("智能 建造学院", (await portal.CollegeAsync()).School(school.Id)!.Name);
    }

    [Fact]
    public async Task School_ThatSomethingBelongsTo_IsClosedAndNotRemoved()
    {
        await using var portal = await TestPortal.StartAsync();
        var (schools, school) = (await SchoolsAsync(portal), (await List(portal)).Schools[0]);

        var removed = await schools.RemoveAsync(Guid.CreateVersion7(), school.Id);
        var closed = await schools.SetClosedAsync(Guid.CreateVersion7(), school.Id, true);

        Assert.Equal(StructureKeys.InUse, Assert.IsType<Outcome.Refused>(removed).Key);
        Assert.IsType<Outcome.Done>(closed);
        Assert.True((await List(portal)).Schools[0].IsClosed);
    }

    [Fact]
    public async Task School_MadeByMistake_IsRemoved()
    {
        await using var portal = await TestPortal.StartAsync();
        var schools = await SchoolsAsync(portal);
        var made = Assert.IsType<Outcome.Done>(await schools.SaveAsync(Guid.CreateVersion7(), new SchoolForm(null, 0, "9a", "航空学院", "")));

        var outcome = await schools.RemoveAsync(Guid.CreateVersion7(), made.Receipt.Id!.Value);

        Assert.IsType<Outcome.Done>(outcome);
        Assert.DoesNotContain((await List(portal)).Schools, s => s.Code == "9A");
    }

    [Theory]
    [InlineData("1", "航空学院", "Code", StructureKeys.SchoolCode)]
    [InlineData("02", "航空学院", "Code", StructureKeys.CodeTaken)]
    [InlineData("9A", "", "Name", StructureKeys.NameMissing)]
    public async Task School_WithAFault_IsToldWhere(string code, string name, string field, string key)
    {
        await using var portal = await TestPortal.StartAsync();

        var outcome = await (await SchoolsAsync(portal)).SaveAsync(Guid.CreateVersion7(), new SchoolForm(null, 0, code, name, ""));

        var error = Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Errors);
        Assert.Equal((field, key), (error.Field, error.Key));
    }

    [Fact]
    public async Task Major_WhoseCodeIsInUse_KeepsItAndCannotBeRemoved()
    {
        await using var portal = await TestPortal.StartAsync();
        var majors = await MajorsAsync(portal);
        var row = (await List(portal)).Majors.First(m => m.Classes > 0);

        var changed = await majors.SaveAsync(Guid.CreateVersion7(), Form(row) with { Code = "999999" });
        var removed = await majors.RemoveAsync(Guid.CreateVersion7(), row.Id);
        var renamed = await majors.SaveAsync(Guid.CreateVersion7(), Form(row) with { NameEn = "New Name" });

        Assert.Equal(StructureKeys.CodeInUse, Assert.Single(Assert.IsType<Outcome.Invalid>(changed).Errors).Key);
        Assert.Equal(StructureKeys.InUse, Assert.IsType<Outcome.Refused>(removed).Key);
        Assert.IsType<Outcome.Done>(renamed);
    }

    [Fact]
    public async Task Major_OfAnotherCatalogue_MayHaveTheSameCode()
    {
        await using var portal = await TestPortal.StartAsync();
        var (majors, row) = (await MajorsAsync(portal), (await List(portal)).Majors[0]);

        var same = await majors.SaveAsync(Guid.CreateVersion7(), Form(row) with { Id = null });
        var other = await majors.SaveAsync(Guid.CreateVersion7(), Form(row) with { Id = null, Catalogue = 2015 });

        Assert.Equal(StructureKeys.CodeTaken, Assert.Single(Assert.IsType<Outcome.Invalid>(same).Errors).Key);
        Assert.IsType<Outcome.Done>(other);
    }

    [Fact]
    public async Task Major_ChangedBySomebodyElseMeanwhile_IsStale()
    {
        await using var portal = await TestPortal.StartAsync();
        var (majors, row) = (await MajorsAsync(portal), (await List(portal)).Majors[0]);
        await majors.SaveAsync(Guid.CreateVersion7(), Form(row) with { NameEn = "First" });

        var outcome = await majors.SaveAsync(Guid.CreateVersion7(), Form(row) with { NameEn = "Second" });

        Assert.IsType<Outcome.Stale>(outcome);
    }

    [Fact]
    public async Task Class_Renamed_KeepsItsStudentsAndTellsItsCounsellor()
    {
        await using var portal = await TestPortal.StartAsync();
        var classes = portal.As<ClassService>(await portal.StaffAsync("registrar"));
        var row = (await List(portal)).Classes.First(c => c.Counsellors.Contains("陈静"));

        var outcome = await classes.SaveAsync(Guid.CreateVersion7(), new ClassForm(row.Id, row.Version, row.Name + "A", row.EntryYear, row.MajorId));

        Assert.IsType<Outcome.Done>(outcome);
        Assert.Equal(row.Name + "A", (await portal.CollegeAsync()).Class(row.Id)!.Name);
    }

    [Theory]
    [InlineData(2026, 1, "2026-08-31", "2027-01-17", 20, null, null)]
    [InlineData(2026, 3, "2027-07-01", "2027-07-31", 4, null, null)]
    [InlineData(2026, 1, "2026-08-31", "2026-08-30", 20, "EndsOn", StructureKeys.EndsFirst)]
    [InlineData(2026, 1, "2026-06-30", "2027-01-17", 20, "StartsOn", StructureKeys.OutsideYear)]
    [InlineData(2026, 2, "2027-02-22", "2027-09-01", 20, "EndsOn", StructureKeys.OutsideYear)]
    [InlineData(2026, 1, "2026-08-31", "2027-01-17", 21, "Weeks", StructureKeys.Weeks)]
    [InlineData(2206, 1, "2026-08-31", "2027-01-17", 20, "SchoolYear", StructureKeys.TermYear)]
    [InlineData(2026, 4, "2026-08-31", "2027-01-17", 20, "Number", StructureKeys.TermNumber)]
    public async Task Term_IsTakenOrToldWhatIsWrong(int year, int number, string starts, string ends, int weeks, string? field, string? key)
    {
        await using var portal = await TestPortal.StartAsync();

        var outcome = await (await TermsAsync(portal)).SaveAsync(Guid.CreateVersion7(), Term(year, number, starts, ends, weeks));

        var error = (outcome as Outcome.Invalid)?.Errors.Single();
        Assert.Equal((field, key), (error?.Field, error?.Key));
    }

    [Theory]
    [InlineData("2027-01-17", "2027-07-10", StructureKeys.Overlaps)]
    [InlineData("2026-09-07", "2026-10-10", StructureKeys.Overlaps)]
    [InlineData("2027-01-18", "2027-07-10", null)]
    public async Task Term_ThatSharesADayWithAnother_IsRefused(string starts, string ends, string? key)
    {
        await using var portal = await TestPortal.StartAsync();
        var terms = await TermsAsync(portal);
        await terms.SaveAsync(Guid.CreateVersion7(), Term(2026, 1, "2026-08-31", "2027-01-17", 20));

        var outcome = await terms.SaveAsync(Guid.CreateVersion7(), Term(2026, 2, starts, ends, 4));

        Assert.Equal(key, (outcome as Outcome.Invalid)?.Errors.Single().Key);
    }

    [Fact]
    public async Task TwoOverlappingTermsAtOnce_LeaveOne()
    {
        await using var portal = await TestPortal.StartAsync();
        var terms = await TermsAsync(portal);

        await Task.WhenAll(
            Task.Run(() => terms.SaveAsync(Guid.CreateVersion7(), Term(2026, 1, "2026-08-31", "2027-01-17", 18))),
            Task.Run(() => terms.SaveAsync(Guid.CreateVersion7(), Term(2026, 2, "2027-01-10", "2027-07-10", 18))));

        Assert.Single((await List(portal)).Terms);
    }

    [Fact]
    public async Task Lists_ForACounsellor_AreEmpty()
    {
        await using var portal = await TestPortal.StartAsync();
        var list = portal.As<StructureList>(await portal.StaffAsync("counsellor"));

        Assert.Empty(await list.SchoolsAsync());
        Assert.Empty(await list.MajorsAsync());
        Assert.Empty(await list.TermsAsync());
    }

    private static TermForm Term(int year, int number, string starts, string ends, int weeks) =>
        new(null, 0, year, number, DateOnly.Parse(starts, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(ends, System.Globalization.CultureInfo.InvariantCulture), weeks);

    private static MajorForm Form(MajorRow row) => new(row.Id, row.Version, row.Code, row.Catalogue, row.Name, row.NameEn, row.SchoolId, row.LengthHalfYears, row.Level);

    private static async Task<SchoolService> SchoolsAsync(TestPortal portal) => portal.As<SchoolService>(await portal.StaffAsync("registrar"));

    private static async Task<MajorService> MajorsAsync(TestPortal portal) => portal.As<MajorService>(await portal.StaffAsync("registrar"));

    private static async Task<TermService> TermsAsync(TestPortal portal) => portal.As<TermService>(await portal.StaffAsync("registrar"));

    private static async Task<(IReadOnlyList<SchoolRow> Schools, IReadOnlyList<MajorRow> Majors, IReadOnlyList<ClassRow> Classes, IReadOnlyList<TermRow> Terms)> List(TestPortal portal)
    {
        var list = portal.As<StructureList>(await portal.StaffAsync("registrar"));
        return (await list.SchoolsAsync(), await list.MajorsAsync(), await list.ClassesAsync(), await list.TermsAsync());
    }
}
