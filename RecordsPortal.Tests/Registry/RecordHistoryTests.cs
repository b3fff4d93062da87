using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Registry;

public sealed class RecordHistoryTests
{
    [Fact]
    public async Task History_FromListToCorrection_SaysForEachValueWhenByWhomAndFromWhere()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await Enrolled.AddAsync(portal, withNumbers: true);
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await CorrectAsync(portal, id, "registrar", "改名，公安证明", student => student.Name = "单晓鸣");
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await CorrectAsync(portal, id, "registrar2", null, student => student.AddressDetail = "建设路 8 号");

        var history = await portal.As<RecordHistory>(await portal.StaffAsync("registrar")).OfAsync(id);

        var name = history!.Of(RecordField.Name);
        Assert.Equal([("单晓明", "单晓鸣"), (null, "单晓明")], name.Select(e => (e.Old, e.New)));
        Assert.Equal(("王敏", ChangeSource.Officer, "改名，公安证明", TestPortal.Evening.UtcDateTime.AddDays(1)), (name[0].By, name[0].Source, name[0].Reason, name[0].At));
        Assert.Equal(ChangeSource.List, name[1].Source);
        Assert.Equal("李婷", Assert.Single(history.Of(RecordField.AddressDetail)).By);
        Assert.Empty(history.Of(RecordField.Remarks));
    }

    [Fact]
    public async Task History_OfSealedValuesMajorsAndClasses_ShowsThemMaskedAndByName()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await Enrolled.AddAsync(portal, withNumbers: true, className: "建工2601");

        var history = await portal.As<RecordHistory>(await portal.StaffAsync("registrar")).OfAsync(id);

        Assert.Equal("430304********0015", Assert.Single(history!.Of(RecordField.IdNumber)).New);
        Assert.Equal("138****4770", Assert.Single(history.Of(RecordField.Phone)).New);
        Assert.Equal("440301", Assert.Single(history.Of(RecordField.CurrentMajor)).New);
        Assert.Equal("建工2601", Assert.Single(history.Of(RecordKeys.Class)).New);
    }

    [Fact]
    public async Task History_OfAnErasedPerson_StillStandsButShowsNothingSealed()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await Enrolled.AddAsync(portal, withNumbers: true);
        await using (var db = portal.OpenAsSystem())
        {
            db.PersonKeys.Remove(await db.PersonKeys.SingleAsync(k => k.StudentId == id));
            await db.SaveChangesAsync();
        }

        var history = await portal.As<RecordHistory>(await portal.StaffAsync("registrar")).OfAsync(id);

        Assert.Null(Assert.Single(history!.Of(RecordField.IdNumber)).New);
        Assert.Equal("单晓明", Assert.Single(history.Of(RecordField.Name)).New);
    }

    [Fact]
    public async Task Reveal_WithAReason_GivesTheValueAndTheStudentCanReadWhoWhenAndWhy()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await Enrolled.AddAsync(portal, withNumbers: true);

        var revealed = await portal.As<RevealService>(await portal.StaffAsync("counsellor")).RevealAsync(Guid.CreateVersion7(), id, RecordField.Phone, " 联系报到事宜 ");

        Assert.IsType<Outcome.Done>(revealed.Outcome);
        Assert.Equal(Enrolled.Phone, revealed.Value);
        var own = await portal.As<RecordHistory>(TestPortal.StudentActor(id)).OfAsync(id);
        Assert.Equal(new RevealEntry(RecordKeys.Of(RecordField.Phone), TestPortal.Evening.UtcDateTime, "陈静", "联系报到事宜"), Assert.Single(own!.Reveals));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Reveal_WithoutAReason_ShowsNothingAndWritesNothing(string reason)
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await Enrolled.AddAsync(portal, withNumbers: true);

        var revealed = await portal.As<RevealService>(await portal.StaffAsync("registrar")).RevealAsync(Guid.CreateVersion7(), id, RecordField.IdNumber, reason);

        Assert.Equal(ReasonRules.Missing, Assert.Single(Assert.IsType<Outcome.Invalid>(revealed.Outcome).Errors).Key);
        Assert.Null(revealed.Value);
        Assert.Empty((await portal.As<RecordHistory>(TestPortal.StudentActor(id)).OfAsync(id))!.Reveals);
    }

    [Theory]
    [InlineData("leader")]
    [InlineData("teacher")]
    [InlineData("auditor")]
    public async Task Reveal_ByARoleWithoutIt_IsRefused(string user)
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await Enrolled.AddAsync(portal, withNumbers: true);

        var revealed = await portal.As<RevealService>(await portal.StaffAsync(user)).RevealAsync(Guid.CreateVersion7(), id, RecordField.IdNumber, "想看看");

        Assert.Equal(OutcomeKeys.NotAllowed, Assert.IsType<Outcome.Refused>(revealed.Outcome).Key);
        Assert.Null(revealed.Value);
    }

    [Fact]
    public async Task Reveal_OfAForeignStudent_IsTheSameAsOfNone()
    {
        await using var portal = await TestPortal.StartAsync();
        var foreign = await Enrolled.AddAsync(portal, school: "01", withNumbers: true);
        var reveals = portal.As<RevealService>(await portal.StaffAsync("officer"));

        Assert.IsType<Outcome.NotFound>((await reveals.RevealAsync(Guid.CreateVersion7(), foreign, RecordField.IdNumber, "核对")).Outcome);
        Assert.IsType<Outcome.NotFound>((await reveals.RevealAsync(Guid.CreateVersion7(), Guid.CreateVersion7(), RecordField.IdNumber, "核对")).Outcome);
    }

    [Fact]
    public async Task Reveal_SameCommandTwice_IsOneLine()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await Enrolled.AddAsync(portal, withNumbers: true);
        var reveals = portal.As<RevealService>(await portal.StaffAsync("registrar"));
        var command = Guid.CreateVersion7();

        await reveals.RevealAsync(command, id, RecordField.IdNumber, "核对证件");
        await reveals.RevealAsync(command, id, RecordField.IdNumber, "核对证件");

        Assert.Single((await portal.As<RecordHistory>(TestPortal.StudentActor(id)).OfAsync(id))!.Reveals);
    }

    [Fact]
    public async Task AsOf_ADay_SaysWhatWasValidWhenItEnded()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await Enrolled.AddAsync(portal, withNumbers: true);
        portal.Clock.Advance(TimeSpan.FromDays(2));
        await CorrectAsync(portal, id, "registrar", "改名", student => (student.Name, student.Remarks) = ("单晓鸣", "走读"));
        portal.Clock.Advance(TimeSpan.FromDays(2));
        await CorrectAsync(portal, id, "registrar2", "再改", student => (student.Name, student.Remarks) = ("单小鸣", null));
        var history = portal.As<RecordHistory>(await portal.StaffAsync("registrar"));
        var first = new DateOnly(2026, 8, 22);

        Assert.Null(await history.AsOfAsync(id, first.AddDays(-1)));
        Assert.Equal(("单晓明", null), await NameAndRemarksAsync(first));
        Assert.Equal(("单晓明", null), await NameAndRemarksAsync(first.AddDays(1)));
        Assert.Equal(("单晓鸣", "走读"), await NameAndRemarksAsync(first.AddDays(2)));
        Assert.Equal(("单小鸣", null), await NameAndRemarksAsync(first.AddDays(4)));
        Assert.Equal("430304********0015", (await history.AsOfAsync(id, first))![RecordField.IdNumber]);
        Assert.Null(await portal.As<RecordHistory>(await portal.StaffAsync("teacher")).AsOfAsync(id, first));

        async Task<(string?, string?)> NameAndRemarksAsync(DateOnly day) => await history.AsOfAsync(id, day) is { } values ? (values[RecordField.Name], values[RecordField.Remarks]) : default;
    }

    private static async Task CorrectAsync(TestPortal portal, Guid id, string user, string? reason, Action<Student> correct)
    {
        await using var db = portal.Open();
        db.Change = new ChangeContext(await portal.StaffAsync(user)) { Reason = reason };
        correct(await db.Students.SingleAsync(s => s.Id == id));
        await db.SaveChangesAsync();
    }
}
