using System.Text.Json;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Changes;

public sealed class ChangeTableTests
{
    [Fact]
    public async Task Table_OfAPerson_ShowsReasonAndCommandAndNothingSealed()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await Enrolled.AddAsync(portal, withNumbers: true);
        await Enrolled.AddAsync(portal);
        var command = Guid.CreateVersion7();
        await portal.As<RevealService>(await portal.StaffAsync("registrar")).RevealAsync(command, id, RecordField.Phone, "联系学生");

        var page = await portal.As<ChangeTable>(await portal.StaffAsync("auditor")).PageAsync(new ChangeQuery(Person: id));

        Assert.All(page.Lines, line => Assert.Equal(id, line.StudentId));
        Assert.Equal((ChangeAction.Revealed, "联系学生", command), (page.Lines[0].Action, page.Lines[0].Reason, page.Lines[0].CommandId));
        var made = page.Lines.Single(l => l.Kind == nameof(Student) && l.Action == ChangeAction.Created);
        Assert.Contains(made.After, v => v is { Field: nameof(Student.Name), Text: "单晓明" });
        Assert.Contains(made.After, v => v is { Field: nameof(Student.IdNumberSealed), IsSealed: true, Text: null });
        Assert.DoesNotContain(Enrolled.IdNumber, JsonSerializer.Serialize(page));
    }

    [Fact]
    public async Task Table_PagedBySequence_GoesThroughAllLinesOnce()
    {
        await using var portal = await TestPortal.StartAsync();
        var table = portal.As<ChangeTable>(await portal.StaffAsync("auditor"));

        var seen = new List<long>();
        var page = await table.PageAsync(new ChangeQuery());
        seen.AddRange(page.Lines.Select(l => l.Sequence));
        await Enrolled.AddAsync(portal);
        while (page.Older is { } older)
        {
            page = await table.PageAsync(new ChangeQuery(Before: older));
            seen.AddRange(page.Lines.Select(l => l.Sequence));
        }

        Assert.Equal(Enumerable.Range(1, seen.Count).Select(n => (long)n).Reverse(), seen);
    }

    [Fact]
    public async Task Table_ByKindActorActionAndDay_ShowsOnlyThose()
    {
        await using var portal = await TestPortal.StartAsync();
        portal.Clock.Advance(TimeSpan.FromDays(3));
        var id = await Enrolled.AddAsync(portal, approved: true);
        await portal.As<CheckInService>(await portal.StaffAsync("registrar")).CheckInAsync(Guid.CreateVersion7(), [id]);

        var page = await portal.As<ChangeTable>(await portal.StaffAsync("auditor"))
            .PageAsync(new ChangeQuery(nameof(Student), By: "王", Action: ChangeAction.Changed, Day: new DateOnly(2026, 8, 25)));

        Assert.NotEmpty(page.Lines);
        Assert.All(page.Lines, line => Assert.Equal(("Student", "王敏", ChangeAction.Changed, ChangeSource.CheckIn), (line.Kind, line.By, line.Action, line.Source)));
        Assert.Empty((await portal.As<ChangeTable>(await portal.StaffAsync("auditor")).PageAsync(new ChangeQuery(nameof(Student), Day: new DateOnly(2026, 8, 22)))).Lines);
    }
}
