using System.Globalization;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts.People;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Import;
using RecordsPortal.Core.Setup;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Setup;

/// <summary>An empty portal filled from sheets, as its first administrator does it.</summary>
public sealed class FirstStepsTests
{
    private static readonly Actor Chief = new(Guid.CreateVersion7(), "何校长", null, [new(Role.Administrator)]);

    [Fact]
    public async Task ThreeSheets_FillAnEmptyCollege()
    {
        await using var portal = await TestPortal.EmptyAsync(0, 0);
        var (majors, classes, staff) = (portal.As<MajorService>(Chief), portal.As<ClassSetup>(Chief), portal.As<StaffSetup>(Chief));

        var readMajors = await majors.ReadAsync(Csv("专业代码,专业目录年份,专业名称,英文名称,学院代码,学院名称,学制（年）,层次", "440301,2021,建筑工程技术,,02,建筑工程学院,3,专科", "530605,2021,市场营销,,3,商学院,2.5,专科"));
        await majors.AddAsync(Guid.CreateVersion7(), Values(readMajors));
        var readClasses = await classes.ReadAsync(Csv("班级名称,入学年份,专业代码", "建工2601,2026,440301", "建工2602,2026,440301"));
        await classes.AddAsync(Guid.CreateVersion7(), Values(readClasses));
        var readStaff = await staff.ReadAsync(Csv("姓名,账号,角色,学院代码,班级名称", "王丽,wangli,学籍管理员,,", "陈静,chenjing,辅导员,,建工2601、建工2602", "陈静,chenjing,教师,,", "周强,zhouqiang,学院教务员,2,"));
        var taken = await staff.AddAsync(Guid.CreateVersion7(), Values(readStaff));

        Assert.Equal(3, Assert.IsType<Outcome.Done>(taken).Receipt.Count);
        var college = await portal.CollegeAsync();
        Assert.Equal([("02", "建筑工程学院"), ("03", "商学院")], college.Schools.Select(s => (s.Code, s.Name)));
        Assert.Equal([("440301", 6), ("530605", 5)], college.Majors.Select(m => (m.Code, m.LengthHalfYears)));
        Assert.Equal(
            [(Role.Counsellor, "建工2601"), (Role.Counsellor, "建工2602"), (Role.Teacher, null)],
            (await portal.StaffAsync("chenjing")).Grants.OrderBy(g => g.Role).ThenBy(g => college.Class(g.ClassId)?.Name).Select(g => (g.Role, college.Class(g.ClassId)?.Name)));
    }

    [Fact]
    public async Task Steps_AreDoneAsWhatTheyAskForComesIn()
    {
        await using var portal = await TestPortal.EmptyAsync(0, 0);
        var progress = portal.As<SetupProgress>(Chief);
        var before = await progress.StepsAsync();
        await portal.As<StaffService>(Chief).CreateAsync(Guid.CreateVersion7(), new StaffForm("wangli", "王丽", [new(Role.Registrar)]));

        var after = await progress.StepsAsync();

        Assert.DoesNotContain(before, s => s.IsDone);
        Assert.Equal([SetupStep.Staff], after.Where(s => s.IsDone).Select(s => s.Step));
        Assert.Empty(await portal.As<SetupProgress>(new Actor(Guid.CreateVersion7(), "王丽", null, [new(Role.Registrar)])).StepsAsync());
    }

    [Theory]
    [InlineData("44030,2021,建筑工程技术,,02,建筑工程学院,3,专科", StructureKeys.MajorCode)]
    [InlineData("440301,二〇二一,建筑工程技术,,02,建筑工程学院,3,专科", StructureKeys.Catalogue)]
    [InlineData("440301,2021,,,02,建筑工程学院,3,专科", StructureKeys.NameMissing)]
    [InlineData("440301,2021,建筑工程技术,,二,建筑工程学院,3,专科", StructureKeys.SchoolCode)]
    [InlineData("440301,2021,建筑工程技术,,02,建筑工程学院,三,专科", StructureKeys.Length)]
    [InlineData("440301,2021,建筑工程技术,,02,建筑工程学院,3,大专", StructureKeys.Level)]
    public async Task MajorRow_WithAFault_IsToldAndNotTaken(string row, string key)
    {
        await using var portal = await TestPortal.EmptyAsync(0, 0);
        var majors = portal.As<MajorService>(Chief);

        var read = await majors.ReadAsync(Csv("专业代码,专业目录年份,专业名称,英文名称,学院代码,学院名称,学制（年）,层次", row));
        var taken = await majors.AddAsync(Guid.CreateVersion7(), Values(read));

        Assert.Equal([key], read!.Rows.Single().Faults.Select(f => f.Key));
        Assert.IsType<Outcome.Invalid>(taken);
        Assert.Empty((await portal.CollegeAsync()).Majors);
        Assert.Empty((await portal.CollegeAsync()).Schools);
    }

    [Fact]
    public async Task MajorsThatContradictEachOther_AreToldAtTheSecondRow()
    {
        await using var portal = await TestPortal.EmptyAsync(0, 0);

        var read = await portal.As<MajorService>(Chief).ReadAsync(Csv(
            "专业代码,专业目录年份,专业名称,英文名称,学院代码,学院名称,学制（年）,层次",
            "440301,2021,建筑工程技术,,02,建筑工程学院,3,专科", "440301,2021,建筑工程技术,,02,建筑学院,3,专科"));

        Assert.Empty(read!.Rows[0].Faults);
        Assert.Equal(3, read.Rows[1].Number);
        Assert.Equal([StructureKeys.CodeTaken, StructureKeys.CodeOfAnother], read.Rows[1].Faults.Select(f => f.Key));
    }

    [Theory]
    [InlineData("王丽,wangli,院长,,", StructureKeys.RoleUnknown)]
    [InlineData("王丽,wangli,辅导员,,建工9901", StructureKeys.ClassUnknown)]
    [InlineData("王丽,wangli,辅导员,,", StaffKeys.ClassMissing)]
    [InlineData("王丽,wangli,学院教务员,99,", StructureKeys.SchoolUnknown)]
    [InlineData("王丽,registrar,教师,,", StaffKeys.UserNameTaken)]
    public async Task StaffRow_WithAFault_IsTold(string row, string key)
    {
        await using var portal = await TestPortal.StartAsync();

        var read = await portal.As<StaffSetup>(await portal.StaffAsync("admin")).ReadAsync(Csv("姓名,账号,角色,学院代码,班级名称", row));

        Assert.Equal([key], read!.Rows.Single().Faults.Select(f => f.Key));
    }

    [Fact]
    public async Task Template_FilledIn_IsReadBackWithoutItsExample()
    {
        await using var portal = await TestPortal.EmptyAsync(0, 0);
        using var file = new MemoryStream();
        SetupSheets.WriteTemplate(file, SetupSheet.Majors, CultureInfo.GetCultureInfo("zh-CN"), "专业", "说明", ["一行一个专业"]);

        var read = await portal.As<MajorService>(Chief).ReadAsync(file.ToArray());

        Assert.Equal(ImportRefusals.NoRows, read!.Refusal);
    }

    [Fact]
    public async Task FileOfAnotherKind_IsRefusedWithAReason()
    {
        await using var portal = await TestPortal.EmptyAsync(0, 0);

        var read = await portal.As<MajorService>(Chief).ReadAsync(Csv("姓名,电话", "王丽,13800000000"));
        var damaged = await portal.As<MajorService>(Chief).ReadAsync([0x50, 0x4B, 0x03, 0x04, 1, 2, 3]);

        Assert.Equal(ImportRefusals.NoHeaderRow, read!.Refusal);
        Assert.NotNull(damaged!.Refusal);
    }

    private static byte[] Csv(params string[] lines) => System.Text.Encoding.UTF8.GetBytes(string.Join("\r\n", lines));

    private static IReadOnlyList<T> Values<T>(SheetReading<T>? reading) => [.. reading!.Rows.Select(r => r.Value!)];
}
