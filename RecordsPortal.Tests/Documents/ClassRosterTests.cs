using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using RecordsPortal.Core.Documents;
using RecordsPortal.Core.Reference;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Documents;

public sealed class ClassRosterTests
{
    [Fact]
    public async Task Roster_HasHeadingCountsAndEveryStudentInTheOrderOfNumbers()
    {
        await using var portal = await TestPortal.StartAsync();
        var first = await Carded.AddAsync(portal, "赵一");
        await Carded.AddAsync(portal, "钱二", sex: Sexes.Female);

        var page = Paper.Pages(await RosterAsync(portal, "registrar", DocumentKind.ClassRoster, first)).Single();

        Assert.Contains("年级：2026 级", page);
        Assert.Contains("2026—2027 学年第一学期", page);
        Assert.Contains("共 2 人　男 1 人　女 1 人　截至 2026年8月22日", page);
        Assert.Contains("序号学号姓名性别民族出生日期身份证号籍贯政治面貌联系电话宿舍备注1202602", page);
        Assert.Contains("430304********0015湖南省湘潭市岳塘区共青团员138123447702202602", page);
        Assert.True(page.IndexOf("赵一", StringComparison.Ordinal) < page.IndexOf("钱二", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Roster_OfMoreThanOnePage_RepeatsItsHeadingsAndCountsItsPages()
    {
        await using var portal = await TestPortal.StartAsync();
        Guid student = default;
        for (var n = 0; n < 45; n++)
        {
            student = await Carded.AddAsync(portal, $"赵{(char)(0x4E00 + n)}");
        }

        var pdf = await RosterAsync(portal, "registrar", DocumentKind.ClassRoster, student);

        var pages = Paper.Pages(pdf);
        Assert.Equal(3, pages.Count);
        Assert.All(pages.Index(), page => Assert.Contains($"第 {page.Index + 1} 页 共 3 页", page.Item));
        Assert.All(pages, page => Assert.Contains("序号学号姓名性别民族", page));
        Assert.InRange(Paper.Top(pdf, 1), 25, 32);
        Assert.InRange(Paper.Top(pdf, 2), 15, 20);
    }

    [Fact]
    public async Task Roster_GivesPhonesWholeOnlyToThoseWhoMayRevealThem()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await Carded.AddAsync(portal);

        Assert.Contains("13812344770", Paper.Pages(await RosterAsync(portal, "registrar", DocumentKind.ClassRoster, student))[0]);
        Assert.Contains("138****4770", Paper.Pages(await RosterAsync(portal, "archivist", DocumentKind.ClassRoster, student))[0]);
    }

    [Fact]
    public async Task Sheet_KeepsNumbersAsText()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await Carded.AddAsync(portal, "=SUM(A1)");
        await using var db = portal.Open();
        var number = db.Students.Single(s => s.Id == student).StudentNumber;

        using var workbook = SpreadsheetDocument.Open(new MemoryStream(await RosterAsync(portal, "registrar", DocumentKind.ClassRosterSheet, student)), false);

        var sheet = (WorksheetPart)workbook.WorkbookPart!.GetPartById(workbook.WorkbookPart.Workbook!.Sheets!.Elements<Sheet>().First().Id!);
        var cells = sheet.Worksheet!.Descendants<Row>().Last().Elements<DocumentFormat.OpenXml.Spreadsheet.Cell>().ToList();
        Assert.All(cells, cell => Assert.Equal(CellValues.InlineString, cell.DataType!.Value));
        Assert.Equal(["1", number, "=SUM(A1)", "男"], cells.Take(4).Select(cell => cell.InnerText));
    }

    [Fact]
    public async Task Roster_OfAClassOutOfReach_IsMissing()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await Carded.AddAsync(portal, school: "01");
        await using var db = portal.Open();
        var studentClass = db.Students.Single(s => s.Id == student).ClassId!.Value;

        var printed = await portal.As<DocumentService>(await portal.StaffAsync("officer")).OfClassAsync(Guid.CreateVersion7(), DocumentKind.ClassRoster, studentClass);

        Assert.IsType<Core.Common.Outcome.NotFound>(printed.Outcome);
    }

    private static async Task<byte[]> RosterAsync(TestPortal portal, string user, DocumentKind kind, Guid member)
    {
        await using var db = portal.Open();
        var studentClass = db.Students.Single(s => s.Id == member).ClassId!.Value;
        return (await portal.As<DocumentService>(await portal.StaffAsync(user)).OfClassAsync(Guid.CreateVersion7(), kind, studentClass)).File!.Bytes;
    }
}
