using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Demo;

public sealed class DemoSeedTests(DemoPortal demo) : IClassFixture<DemoPortal>
{
    [Fact]
    public async Task Seed_AfterwardsTheQueue_HasEveryStageAndEveryAge()
    {
        await using var db = demo.Portal.Open();

        var cases = await db.IntakeCases.Where(c => c.Year == 2026).ToListAsync();

        Assert.Equal(DemoPortal.AdmissionRows, cases.Count);
        Assert.Equal(Enum.GetValues<IntakeState>().Order(), cases.Select(c => c.State).Distinct().Order());
        var now = demo.Portal.Clock.GetUtcNow().UtcDateTime;
        var ages = cases.Where(c => c.State == IntakeState.Submitted).Select(c => (now - c.SubmittedAt!.Value).TotalHours).ToList();
        Assert.Contains(ages, hours => hours < 24);
        Assert.Contains(ages, hours => hours is >= 24 and <= 48);
        Assert.Contains(ages, hours => hours > 48);
    }

    [Fact]
    public async Task Seed_DoneTwice_InventsTheSamePeopleAtTheSameStages()
    {
        await using var again = await TestPortal.EmptyAsync(DemoPortal.AdmissionRows, DemoPortal.StudentsOnRecord);
        await again.FillDemoAsync();

        Assert.Equal(await PeopleAsync(demo.Portal), await PeopleAsync(again));
    }

    [Fact]
    public async Task ChangeTable_OfTheSeed_IsChainedInTheOrderOfTime()
    {
        await using var db = demo.Portal.Open();
        var vault = demo.Portal.Services.GetRequiredService<Vault>();

        byte[] previous = [];
        var before = DateTime.MinValue;
        await foreach (var line in db.Changes.AsNoTracking().OrderBy(c => c.Sequence).AsAsyncEnumerable())
        {
            previous = vault.ChainHash(previous, ChangeRecorder.Canonical(line, new()));
            Assert.Equal(previous, line.Hash);
            Assert.True(line.At >= before, $"Line {line.Sequence} is older than the one before it.");
            before = line.At;
        }
    }

    [Fact]
    public async Task IdNumbers_OfEverybody_AreWellFormedAndFitTheirHolder()
    {
        await using var db = demo.Portal.Open();
        var sealing = demo.Portal.Services.GetRequiredService<SealedValues>();
        var students = await db.Students.AsNoTracking().ToListAsync();
        var keys = await sealing.KeysOfAsync(db, students.Select(s => s.Id).ToList(), CancellationToken.None);

        foreach (var student in students)
        {
            var number = keys[student.Id].Open(SealedValues.IdNumber, student.IdNumberSealed!);
            Assert.Null(IdNumber.Fault(number, student.IdType, new DateOnly(2026, 8, 22)));
            Assert.Equal(new IdHolder(student.BirthDate, student.Sex), IdNumber.Read(number));
        }
    }

    [Fact]
    public async Task StudentAccount_OfTheDemonstration_HasAnIntakeNotBegun()
    {
        await using var db = demo.Portal.Open();

        var account = await db.Users.SingleAsync(a => a.UserName == "student");

        Assert.Equal(IntakeState.NotBegun, (await db.IntakeCases.SingleAsync(c => c.Id == account.StudentId)).State);
    }

    [Fact]
    public async Task Seed_EveryStudent_StandsWhereTheirCaseStands()
    {
        await using var db = demo.Portal.Open();

        var states = await db.Students.Join(db.IntakeCases, s => s.Id, c => c.Id, (s, c) => new { s.IntakeState, c.State }).ToListAsync();

        Assert.NotEmpty(states);
        Assert.All(states, state => Assert.Equal(state.State.ToString(), state.IntakeState));
    }

    [Fact]
    public async Task Seed_EveryStudent_IsCounted() => await CountedStudents.HoldAsync(demo.Portal);

    [Fact]
    public async Task Submissions_OfTheDemonstration_BreakNoRule()
    {
        await using var db = demo.Portal.Open();
        var sealing = demo.Portal.Services.GetRequiredService<SealedValues>();
        var submissions = await db.Submissions.AsNoTracking().ToListAsync();
        var keys = await sealing.KeysOfAsync(db, submissions.Select(s => s.StudentId).ToList(), CancellationToken.None);

        foreach (var submission in submissions)
        {
            var values = keys[submission.StudentId].OpenSubmission(submission).Values();
            Assert.DoesNotContain(RecordRules.Check(values, Occasion.StudentEntry, new RuleFacts { Today = new DateOnly(2026, 8, 22) }), f => f.Severity == Severity.Error);
        }
    }

    private static async Task<List<string>> PeopleAsync(TestPortal portal)
    {
        await using var db = portal.Open();
        return await db.Students.OrderBy(s => s.CandidateNumber)
            .Select(s => $"{s.CandidateNumber} {s.Name} {s.StudentNumber} {s.Status} " + db.IntakeCases.Where(c => c.Id == s.Id).Select(c => $"{c.State} {c.ReceiptNumber}").FirstOrDefault())
            .ToListAsync();
    }
}
