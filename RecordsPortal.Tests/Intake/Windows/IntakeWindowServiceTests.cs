using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Intake.Windows;
using RecordsPortal.Tests.Intake.Review;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Intake.Windows;

public sealed class IntakeWindowServiceTests
{
    private static readonly WindowForm Good = new(null, 0, 2027, null, new DateOnly(2027, 8, 1), new DateOnly(2027, 8, 31));

    [Fact]
    public async Task Save_SecondWindowForAllRoutesOfAYear_IsInvalid()
    {
        await using var portal = await TestPortal.StartAsync();
        var windows = portal.As<IntakeWindowService>(await portal.StaffAsync("registrar"));

        var first = await windows.SaveAsync(Guid.CreateVersion7(), Good);
        var second = await windows.SaveAsync(Guid.CreateVersion7(), Good);
        var other = await windows.SaveAsync(Guid.CreateVersion7(), Good with { Route = "DZ" });

        Assert.IsType<Outcome.Done>(first);
        Assert.Equal(WindowKeys.Taken, Assert.Single(Assert.IsType<Outcome.Invalid>(second).Errors).Key);
        Assert.IsType<Outcome.Done>(other);
    }

    [Fact]
    public async Task Save_ClosesBeforeItOpens_IsInvalidAtTheField()
    {
        await using var portal = await TestPortal.StartAsync();
        var windows = portal.As<IntakeWindowService>(await portal.StaffAsync("registrar"));

        var outcome = await windows.SaveAsync(Guid.CreateVersion7(), Good with { ClosesOn = new DateOnly(2027, 7, 31) });

        var error = Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Errors);
        Assert.Equal((nameof(WindowForm.ClosesOn), WindowKeys.Order), (error.Field, error.Key));
    }

    [Fact]
    public async Task Save_SomebodyChangedItMeanwhile_IsStale()
    {
        await using var portal = await TestPortal.StartAsync();
        var windows = portal.As<IntakeWindowService>(await portal.StaffAsync("registrar"));
        await windows.SaveAsync(Guid.CreateVersion7(), Good);
        var row = (await windows.ListAsync()).Single(w => w.Year == 2027);
        var mine = new WindowForm(row.Id, row.Version, row.Year, row.Route, row.OpensOn, row.ClosesOn.AddDays(1));
        await windows.SaveAsync(Guid.CreateVersion7(), mine with { ClosesOn = row.ClosesOn.AddDays(5) });

        Assert.IsType<Outcome.Stale>(await windows.SaveAsync(Guid.CreateVersion7(), mine));
    }

    [Fact]
    public async Task Extend_NeedsAReasonAndAnOpenIntake()
    {
        await using var portal = await TestPortal.StartAsync();
        var ids = await portal.AddAsync(new Freshman(1) { State = IntakeState.Draft }, new Freshman(2) { State = IntakeState.Approved });
        var windows = portal.As<IntakeWindowService>(await portal.StaffAsync("registrar"));
        var until = new DateOnly(2026, 9, 10);

        Assert.IsType<Outcome.Invalid>(await windows.ExtendAsync(Guid.CreateVersion7(), ids[0], until, " "));
        Assert.Equal(WindowKeys.ExtensionPointless, Assert.IsType<Outcome.Refused>(await windows.ExtendAsync(Guid.CreateVersion7(), ids[1], until, "住院")).Key);
        Assert.IsType<Outcome.Done>(await windows.ExtendAsync(Guid.CreateVersion7(), ids[0], until, "住院"));

        await using var db = portal.Open();
        Assert.Equal(until, (await db.IntakeCases.SingleAsync(c => c.Id == ids[0])).ExtendedUntil);
        Assert.Equal("住院", (await db.Changes.OrderBy(c => c.Sequence).LastAsync(c => c.Field == "ExtendedUntil")).Reason);
    }

    [Fact]
    public async Task Save_ByACounsellor_IsRefused()
    {
        await using var portal = await TestPortal.StartAsync();

        var outcome = await portal.As<IntakeWindowService>(await portal.StaffAsync("counsellor")).SaveAsync(Guid.CreateVersion7(), Good);

        Assert.Equal(OutcomeKeys.NotAllowed, Assert.IsType<Outcome.Refused>(outcome).Key);
    }
}
