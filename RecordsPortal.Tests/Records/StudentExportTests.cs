using System.Security.Cryptography;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Records;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Registry;
using RecordsPortal.Tests.Support;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using CellValues = DocumentFormat.OpenXml.Spreadsheet.CellValues;
using SheetRow = DocumentFormat.OpenXml.Spreadsheet.Row;

namespace RecordsPortal.Tests.Records;

public sealed class StudentExportTests
{
    private static readonly StudentColumn[] _columns = [StudentColumn.Name, StudentColumn.Candidate, StudentColumn.IdNumber, StudentColumn.Phone];

    [Theory]
    [InlineData("zhang", "name", false)]
    [InlineData("zhang", "name", true)]
    [InlineData("张", "year", false)]
    [InlineData("26", "candidate", true)]
    public async Task Sheet_OfASearch_HasTheRowsOfTheListInItsOrder(string typed, string sort, bool descending)
    {
        await using var portal = await TestPortal.StartAsync();
        foreach (var name in (string[])["张伟", "章伟", "张三", "张静", "王伟", "长孙无忌"])
        {
            await Enrolled.AddAsync(portal, name: name);
        }

        var registrar = await portal.StaffAsync("registrar");
        var query = new StudentListQuery { Text = typed, Sort = sort, Descending = descending };

        var cells = Read(await FetchAsync(portal, registrar, Order(query)));

        var list = await portal.As<StudentList>(registrar).AskAsync(query);
        Assert.InRange(list.Rows.Count, 3, 6);
        Assert.Equal(list.Rows.Select(r => (r.Name, r.CandidateNumber)), cells.Skip(1).Select(row => (row[0].Text, row[1].Text)));
    }

    [Fact]
    public async Task Sheet_OfTheListAsItStands_HasItsRowsInItsOrderAndEveryCellAsText()
    {
        await using var portal = await TestPortal.StartAsync();
        await Enrolled.AddAsync(portal, name: "=HYPERLINK(\"x\")");
        await Enrolled.AddAsync(portal, name: "+张 & <三>");
        await Enrolled.AddAsync(portal, name: "@李四");
        var registrar = await portal.StaffAsync("registrar");
        var query = new StudentListQuery { Sort = "candidate", Descending = true };

        var cells = Read(await FetchAsync(portal, registrar, Order(query)));

        var list = await portal.As<StudentList>(registrar).AskAsync(query);
        Assert.Equal(["Name", "Candidate", "IdNumber", "Phone"], cells[0].Select(c => c.Text));
        Assert.Equal(list.Rows.Select(r => (r.Name, r.CandidateNumber)), cells.Skip(1).Select(row => (row[0].Text, row[1].Text)));
        Assert.All(cells.SelectMany(row => row), cell => Assert.True(cell.IsText));
    }

    [Fact]
    public async Task Numbers_AreMaskedUnlessWholeOnesWereOrderedWithAReason()
    {
        await using var portal = await TestPortal.StartAsync();
        await Enrolled.AddAsync(portal, withNumbers: true);
        var registrar = await portal.StaffAsync("registrar");

        var masked = Read(await FetchAsync(portal, registrar, Order(new())))[1];
        var whole = Read(await FetchAsync(portal, registrar, Order(new()) with { IsMasked = false, Reason = "学信网上报" }))[1];
        var without = await portal.As<StudentExports>(registrar).OrderAsync(Guid.CreateVersion7(), Order(new()) with { IsMasked = false });

        Assert.Equal(("430304********0015", "138****4770"), (masked[2].Text, masked[3].Text));
        Assert.Equal((Enrolled.IdNumber, "13812344770"), (whole[2].Text, whole[3].Text));
        Assert.Equal(ReasonRules.Missing, Assert.Single(Assert.IsType<Outcome.Invalid>(without).Errors).Key);
    }

    [Fact]
    public async Task WholeNumbers_OfSomebodyWhoMayOnlyExport_AreRefused()
    {
        await using var portal = await TestPortal.StartAsync();

        var outcome = await portal.As<StudentExports>(await portal.StaffAsync("officer")).OrderAsync(Guid.CreateVersion7(), Order(new()) with { IsMasked = false, Reason = "x" });

        Assert.Equal(ExportRules.NotWhole, Assert.IsType<Outcome.Refused>(outcome).Key);
    }

    [Fact]
    public async Task Sheet_OfASchoolOfficer_HoldsTheirSchoolAlone()
    {
        await using var portal = await TestPortal.StartAsync();
        await Enrolled.AddAsync(portal, school: "01", name: "张三");
        await Enrolled.AddAsync(portal, school: "02", name: "张四");

        var cells = Read(await FetchAsync(portal, await portal.StaffAsync("officer"), Order(new StudentListQuery { Text = "zhang" })));

        Assert.Equal(["张四"], cells.Skip(1).Select(row => row[0].Text));
    }

    [Fact]
    public async Task Register_AfterASheetLeft_KnowsWhoWhatHowManyAndTheHashOfTheFile()
    {
        await using var portal = await TestPortal.StartAsync();
        await Enrolled.AddAsync(portal);
        await Enrolled.AddAsync(portal);
        var registrar = await portal.StaffAsync("registrar");
        var register = portal.As<ExportRegister>(await portal.StaffAsync("auditor"));

        var file = await FetchAsync(portal, registrar, Order(new StudentListQuery { Year = 2026 }) with { Words = "入学年份：2026" });

        var line = Assert.Single((await register.PageAsync("2026", 1)).Rows);
        Assert.Equal((registrar.Name, "入学年份：2026", 2, true, (long)file.Length), (line.OrderedBy, line.Words, line.Rows, line.IsMasked, line.Bytes));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), line.FileHash);
        Assert.Equal(_columns, line.Columns);
        Assert.Equal((1, 0), ((await register.PageAsync(line.FileHash![..12], 1)).Total, (await register.PageAsync("无人", 1)).Total));
        Assert.Equal(0, (await portal.As<ExportRegister>(registrar).PageAsync(null, 1)).Total);
        await using var db = portal.Open();
        Assert.True(await db.Changes.AnyAsync(c => c.Kind == "ExportEntry" && c.Action == ChangeAction.Created && c.RecordId == line.Id));
    }

    [Fact]
    public async Task Order_IsForWhoMadeItAndForTenMinutesAndForOneFile()
    {
        await using var portal = await TestPortal.StartAsync();
        await Enrolled.AddAsync(portal);
        var registrar = await portal.StaffAsync("registrar");
        var (fetched, left) = (await OrderAsync(portal, registrar), await OrderAsync(portal, registrar));

        Assert.False(await portal.As<StudentExports>(await portal.StaffAsync("registrar2")).StandsAsync(fetched));
        await portal.As<StudentExports>(registrar).WriteAsync(fetched, new MemoryStream(), Words);
        Assert.False(await portal.As<StudentExports>(registrar).StandsAsync(fetched));
        Assert.True(await portal.As<StudentExports>(registrar).StandsAsync(left));
        portal.Clock.Advance(ExportRules.Stands);
        Assert.False(await portal.As<StudentExports>(registrar).WriteAsync(left, new MemoryStream(), Words));
    }

    [Fact]
    public async Task Order_OfPeopleFoundByAPersonalNumber_IsRefusedAndTheNumberStaysNowhere()
    {
        await using var portal = await TestPortal.StartAsync();
        var registrar = await portal.StaffAsync("registrar");

        var outcome = await portal.As<StudentExports>(registrar).OrderAsync(Guid.CreateVersion7(), Order(new StudentListQuery { Text = Enrolled.IdNumber }));

        Assert.Equal(ExportRules.NumberSought, Assert.IsType<Outcome.Refused>(outcome).Key);
        await using var db = portal.Open();
        Assert.DoesNotContain(Enrolled.IdNumber, JsonSerializer.Serialize(await db.Changes.ToListAsync()));
    }

    private static ExportWords Words => new("学生", column => column.ToString(), (column, row, _) => column switch
    {
        StudentColumn.Name => row.Student.Name,
        StudentColumn.Candidate => row.Student.CandidateNumber,
        StudentColumn.IdNumber => row.IdNumber,
        _ => row.Phone,
    }, _ => 16);

    private static ExportOrder Order(StudentListQuery query) => new(query, _columns, "全部学生", IsMasked: true, Reason: null);

    private static async Task<Guid> OrderAsync(TestPortal portal, Actor actor, ExportOrder? order = null) => Assert.IsType<Outcome.Done>(
        await portal.As<StudentExports>(actor).OrderAsync(Guid.CreateVersion7(), order ?? Order(new()))).Receipt.Id!.Value;

    private static async Task<byte[]> FetchAsync(TestPortal portal, Actor actor, ExportOrder order)
    {
        using var file = new MemoryStream();
        Assert.True(await portal.As<StudentExports>(actor).WriteAsync(await OrderAsync(portal, actor, order), file, Words));
        return file.ToArray();
    }

    private static List<List<(string Text, bool IsText)>> Read(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        return [.. document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<SheetRow>()
            .Select(row => row.Elements<Cell>().Select(cell => (cell.InnerText, cell.DataType?.Value == CellValues.InlineString)).ToList())];
    }
}
