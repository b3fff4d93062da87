using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Review;
using RecordsPortal.Core.Reference;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Intake.Review;

public sealed class NumberPatternsTests
{
    [Fact]
    public async Task Preview_AfterAnApproval_ShowsTheNumberThatComesNext()
    {
        await using var portal = await TestPortal.StartAsync();
        var registrar = await Reviewing.AsAsync(portal, "registrar");
        await registrar.OpenAndApproveAsync((await portal.AddAsync(new Freshman(1)))[0]);

        var preview = await (await PatternsAsync(portal, "admin")).PreviewAsync("{year}{school}{seq:4}");

        Assert.Null(preview!.Fault);
        Assert.Equal("2026020002", preview.Next[1].Next);
        Assert.All(preview.Next.Where((_, school) => school != 1), school => Assert.EndsWith("0001", school.Next, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{year}{school}", SettingRules.NumberPattern)]
    [InlineData("{seq:4}{year}", SettingRules.NumberPattern)]
    [InlineData("{year}{school}AAAAAAAAAAAAAAAAAAAAAAAAAAAA{seq:6}", SettingRules.NumberPattern)]
    [InlineData("{year}{seq:6}", null)]
    public async Task Set_APatternThatGivesNoNumbers_IsRefusedAndTheOldOneStays(string pattern, string? fault)
    {
        await using var portal = await TestPortal.StartAsync();

        var outcome = await (await PatternsAsync(portal, "admin")).SetAsync(Guid.CreateVersion7(), pattern);

        Assert.Equal(fault, (outcome as Outcome.Invalid)?.Errors[0].Key);
        Assert.Equal(fault is null ? pattern : SettingKeys.Defaults[SettingKeys.StudentNumberPattern], await StandingAsync(portal));
    }

    [Fact]
    public async Task Set_LettersOfASchoolUnderTheCounter_IsAClash()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = (await portal.AddAsync(new Freshman(1)))[0];
        await using (var db = portal.OpenAsSystem())
        {
            var student = await db.Students.FindAsync(id);
            student!.StudentNumber = "20260X12";
            await db.SaveChangesAsync();
        }

        var outcome = await (await PatternsAsync(portal, "admin")).SetAsync(Guid.CreateVersion7(), "{year}{seq:4}");

        Assert.Equal(NumberPatterns.Clash, Assert.IsType<Outcome.Invalid>(outcome).Errors[0].Key);
    }

    [Fact]
    public async Task Set_ASchoolHasNoNumberLeft_IsUsedUp()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = (await portal.AddAsync(new Freshman(1)))[0];
        await using (var db = portal.OpenAsSystem())
        {
            var student = await db.Students.FindAsync(id);
            student!.StudentNumber = "2026999";
            await db.SaveChangesAsync();
        }

        var preview = await (await PatternsAsync(portal, "admin")).PreviewAsync("{year}{seq:3}");

        Assert.Equal(NumberPatterns.UsedUp, preview!.Fault);
        Assert.All(preview.Next, school => Assert.Null(school.Next));
    }

    [Fact]
    public async Task Set_PastTheChecks_IsNotPossible()
    {
        await using var portal = await TestPortal.StartAsync();

        var outcome = await portal.As<SettingService>(await portal.StaffAsync("admin")).SetAsync(Guid.CreateVersion7(), SettingKeys.StudentNumberPattern, "{year}{seq:6}");

        Assert.IsType<Outcome.NotFound>(outcome);
        Assert.Equal(SettingKeys.Defaults[SettingKeys.StudentNumberPattern], await StandingAsync(portal));
    }

    [Fact]
    public async Task Pattern_OfSomebodyWhoSetsNone_IsNeitherTriedNorSet()
    {
        await using var portal = await TestPortal.StartAsync();
        var patterns = await PatternsAsync(portal, "registrar");

        Assert.Null(await patterns.PreviewAsync("{year}{seq:6}"));
        Assert.IsType<Outcome.Refused>(await patterns.SetAsync(Guid.CreateVersion7(), "{year}{seq:6}"));
    }

    private static async Task<NumberPatterns> PatternsAsync(TestPortal portal, string user) => portal.As<NumberPatterns>(await portal.StaffAsync(user));

    private static Task<string> StandingAsync(TestPortal portal) => portal.As<SettingService>(Core.Access.Actor.System).GetAsync(SettingKeys.StudentNumberPattern);
}
