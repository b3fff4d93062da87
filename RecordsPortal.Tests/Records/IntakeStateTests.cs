using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Intake;
using RecordsPortal.Tests.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Records;

/// <summary>The list is ordered by a state that stands on the record; it must be the case's own, whoever moves the case.</summary>
public sealed class IntakeStateTests
{
    [Fact]
    public async Task StateOnTheRecord_FollowsTheCaseAndChangesNothingElseOfTheRecord()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await Enrolled.AddAsync(portal);
        await using var db = portal.OpenAsSystem();
        var before = await db.Students.AsNoTracking().SingleAsync(s => s.Id == student);
        var seen = new List<string?>();
        var intake = await db.IntakeCases.SingleOrDefaultAsync(c => c.Id == student) ?? db.IntakeCases.Add(new IntakeCase { Id = student, Year = 2026 }).Entity;

        foreach (var state in (IntakeState[])[IntakeState.Submitted, IntakeState.Returned])
        {
            intake.State = state;
            await db.SaveChangesAsync();
            seen.Add(await db.Students.Where(s => s.Id == student).Select(s => s.IntakeState).SingleAsync());
        }

        db.IntakeCases.Remove(intake);
        await db.SaveChangesAsync();
        var after = await db.Students.AsNoTracking().SingleAsync(s => s.Id == student);
        Assert.Equal(["Submitted", "Returned"], seen);
        Assert.Equal((null, before.Version, before.ChangedAt), (after.IntakeState, after.Version, after.ChangedAt));
    }

    [Fact]
    public async Task RecordReadBeforeTheCaseMoved_DoesNotPutTheOldStateBack()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await Enrolled.AddAsync(portal);
        await using var early = portal.OpenAsSystem();
        var row = await early.Students.SingleAsync(s => s.Id == student);
        await using (var db = portal.OpenAsSystem())
        {
            var intake = await db.IntakeCases.SingleOrDefaultAsync(c => c.Id == student) ?? db.IntakeCases.Add(new IntakeCase { Id = student, Year = 2026 }).Entity;
            intake.State = IntakeState.Returned;
            await db.SaveChangesAsync();
        }

        row.Remarks = "later";
        await early.SaveChangesAsync();

        await using var now = portal.Open();
        Assert.Equal("Returned", await now.Students.Where(s => s.Id == student).Select(s => s.IntakeState).SingleAsync());
    }
}
