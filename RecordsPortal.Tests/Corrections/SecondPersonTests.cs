using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Corrections;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Budgets;
using RecordsPortal.Tests.Registry;
using RecordsPortal.Tests.Support;
using static RecordsPortal.Tests.Corrections.Correcting;

namespace RecordsPortal.Tests.Corrections;

/// <summary>What the national register has too changes only by two people, on grounds and evidence.</summary>
public sealed class SecondPersonTests
{
    [Fact]
    public async Task LockedItem_CorrectedByOneRegistrar_WaitsForAnother()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await StudentAsync(portal, registered: true);

        var correction = await ProposedNameAsync(portal, id);

        Assert.Equal(CorrectionState.Proposed, (await CaseAsync(portal, "registrar2", correction)).State);
        Assert.Equal("单晓明", await NameAsync(portal, id));
    }

    [Fact]
    public async Task LockedItem_ApprovedByWhoPutItUp_IsRefused()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await StudentAsync(portal, registered: true);
        var correction = await ProposedNameAsync(portal, id);

        var outcome = await ApproveAsync(portal, "registrar", correction);

        Assert.Equal(CorrectionRefusals.OwnProposal, RefusalOf(outcome));
        Assert.Equal("单晓明", await NameAsync(portal, id));
    }

    [Fact]
    public async Task LockedItem_ApprovedBySomebodyElse_IsInForceAndNamesBoth()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await StudentAsync(portal, registered: true);
        var correction = await ProposedNameAsync(portal, id);

        Assert.IsType<Outcome.Done>(await ApproveAsync(portal, "registrar2", correction));

        var decided = await CaseAsync(portal, "registrar", correction);
        Assert.Equal((CorrectionState.Approved, "王敏", "李婷"), (decided.State, decided.Proposed!.By, decided.Decided!.By));
        Assert.Equal("单晓鸣", await NameAsync(portal, id));
        var line = (await portal.As<RecordHistory>(await portal.StaffAsync("registrar")).OfAsync(id))!.Of(RecordField.Name)[0];
        Assert.Equal(("单晓明", "单晓鸣", "李婷"), (line.Old, line.New, line.By));
    }

    [Fact]
    public async Task LockedItem_WithoutGroundsAndScans_NamesEachThatIsMissing()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await StudentAsync(portal, registered: true);
        var registrar = await portal.StaffAsync("registrar");
        var form = await FormAsync(portal, registrar, id, RecordField.Name, "单晓鸣");
        await ProveAsync(portal, registrar, form.Id, id, EvidenceKind.IdCard);

        var without = await SubmitAsync(portal, registrar, form);
        var with = Assert.IsType<Outcome.Invalid>(await SubmitAsync(portal, registrar, form.OnGrounds(CorrectionGround.ExamAuthority)));

        Assert.Contains(("Ground", CorrectionRefusals.GroundMissing), ErrorsOf(without));
        Assert.Contains(("DocumentNumber", CorrectionRefusals.DocumentNumberMissing), ErrorsOf(without));
        Assert.Equal([nameof(EvidenceKind.HouseholdBook), nameof(EvidenceKind.ExamAuthorityLetter)], with.Errors.Where(e => e.Key == CorrectionRefusals.KindMissing).Select(e => e.Facts[0]));
    }

    [Fact]
    public async Task TwoBasicItems_TakeTheProvincesApproval()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await StudentAsync(portal, registered: true);
        var registrar = await portal.StaffAsync("registrar");
        var form = (await FormAsync(portal, registrar, id, [(RecordField.Name, "单晓鸣"), (RecordField.IdNumber, "430304200603150031")])).OnGrounds();
        await ProveAsync(portal, registrar, form.Id, id, EvidenceKind.HouseholdBook, EvidenceKind.IdCard, EvidenceKind.PoliceCertificate);

        var outcome = Assert.IsType<Outcome.Invalid>(await SubmitAsync(portal, registrar, form));

        Assert.Equal([nameof(EvidenceKind.ProvincialApproval)], outcome.Errors.Where(e => e.Key == CorrectionRefusals.KindMissing).Select(e => e.Facts[0]));
    }

    [Theory]
    [InlineData(2024, false)]
    [InlineData(2023, true)]
    public async Task LockedItem_FromTheGraduatingTermOn_IsNotTaken(int entryYear, bool isRefused)
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await StudentAsync(portal, registered: true, entryYear: entryYear);
        var registrar = await portal.StaffAsync("registrar");
        var form = (await FormAsync(portal, registrar, id, RecordField.Name, "单晓鸣")).OnGrounds();
        await ProveAsync(portal, registrar, form.Id, id, EvidenceKind.HouseholdBook, EvidenceKind.IdCard, EvidenceKind.PoliceCertificate);

        var outcome = await SubmitAsync(portal, registrar, form);

        Assert.Equal(isRefused, outcome is Outcome.Refused { Key: CorrectionRefusals.GraduatingTerm });
    }

    [Fact]
    public async Task UnlockedItem_OfARegisteredRecord_IsCorrectedAtOnce()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await StudentAsync(portal, registered: true);
        var registrar = await portal.StaffAsync("registrar");
        var form = await FormAsync(portal, registrar, id, RecordField.Phone, "13907315566");

        await SubmitAsync(portal, registrar, form);

        Assert.Equal(CorrectionState.Approved, (await CaseAsync(portal, "registrar", form.Id)).State);
    }

    [Fact]
    public async Task Approve_WhenTheItemMovedSince_AsksBeforeItReplaces()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await StudentAsync(portal, registered: true);
        var correction = await ProposedNameAsync(portal, id);
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await using (var db = portal.OpenAsSystem())
        {
            (await db.Students.SingleAsync(s => s.Id == id)).Name = "单小明";
            await db.SaveChangesAsync();
        }

        var shown = await CaseAsync(portal, "registrar2", correction);
        var stale = await portal.As<CorrectionDecisions>(await portal.StaffAsync("registrar2")).ApproveAsync(Guid.CreateVersion7(), correction, shown.Seen, []);
        var knowing = await portal.As<CorrectionDecisions>(await portal.StaffAsync("registrar2")).ApproveAsync(Guid.CreateVersion7(), correction, shown.Seen, [RecordField.Name]);

        Assert.Equal(("单晓明", "单晓鸣", "单小明"), (shown.Lines[0].Before, shown.Lines[0].After, shown.Lines[0].Now));
        Assert.Equal("单小明", Assert.Single(Assert.IsType<Outcome.Stale>(stale).Theirs).Theirs);
        Assert.IsType<Outcome.Done>(knowing);
    }

    [Fact]
    public async Task SecondCorrection_OfAnItemThatWaits_IsNotTaken()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await StudentAsync(portal, registered: true);
        await ProposedNameAsync(portal, id);
        var other = await portal.StaffAsync("registrar2");
        var form = (await FormAsync(portal, other, id, RecordField.Name, "单小明")).OnGrounds();

        Assert.Contains((nameof(RecordField.Name), CorrectionRefusals.AlreadyAsked), ErrorsOf(await SubmitAsync(portal, other, form)));
    }

    [Fact]
    public async Task Withdraw_ByWhoPutItUp_EndsItAndFreesTheItem()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await StudentAsync(portal, registered: true);
        var correction = await ProposedNameAsync(portal, id);

        Assert.Equal(CorrectionRefusals.NotYours, RefusalOf(await portal.As<CorrectionDecisions>(await portal.StaffAsync("registrar2")).WithdrawAsync(Guid.CreateVersion7(), correction)));
        Assert.IsType<Outcome.Done>(await portal.As<CorrectionDecisions>(await portal.StaffAsync("registrar")).WithdrawAsync(Guid.CreateVersion7(), correction));

        Assert.Equal(CorrectionState.Withdrawn, (await CaseAsync(portal, "registrar", correction)).State);
        Assert.Equal(CorrectionRefusals.NotOpen, RefusalOf(await ApproveAsync(portal, "registrar2", correction)));
        await ProposedNameAsync(portal, id);
    }

    [Fact]
    public async Task Reveal_OfACase_ShowsTheNumbersAndIsNoted()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await StudentAsync(portal, registered: true);
        var proposer = await portal.StaffAsync("registrar");
        var form = (await FormAsync(portal, proposer, id, RecordField.IdNumber, "430304200603150031")).OnGrounds();
        await ProveAsync(portal, proposer, form.Id, id, EvidenceKind.HouseholdBook, EvidenceKind.IdCard, EvidenceKind.PoliceCertificate);
        await SubmitAsync(portal, proposer, form);

        var masked = await CaseAsync(portal, "registrar2", form.Id);
        var (_, shown) = await portal.As<CorrectionCases>(await portal.StaffAsync("registrar2")).RevealAsync(Guid.CreateVersion7(), form.Id);

        Assert.Equal(("430304********0015", "430304********0031"), (masked.Lines[0].Before, masked.Lines[0].After));
        Assert.Equal(("430304200603150015", "430304200603150031"), (shown!.Lines[0].Before, shown.Lines[0].After));
        var own = await portal.As<RecordHistory>(TestPortal.StudentActor(id)).OfAsync(id);
        Assert.Equal("李婷", Assert.Single(own!.Reveals).By);
    }

    [Fact]
    public async Task Reveals_OfACase_StopAtTheDaysBudget_WhichIsThatOfRecords()
    {
        var log = new WarningLines();
        await using var portal = await TestPortal.StartAsync(services => services.AddLogging(logging => logging.AddProvider(log)));
        var id = await StudentAsync(portal, registered: true);
        var (proposer, second) = (await portal.StaffAsync("registrar"), await portal.StaffAsync("registrar2"));
        var form = (await FormAsync(portal, proposer, id, RecordField.IdNumber, "430304200603150031")).OnGrounds();
        await ProveAsync(portal, proposer, form.Id, id, EvidenceKind.HouseholdBook, EvidenceKind.IdCard, EvidenceKind.PoliceCertificate);
        await SubmitAsync(portal, proposer, form);
        await Spent.ButAsync(portal, second, BudgetKind.Reveals, left: 1);

        var answers = new List<(Outcome Outcome, CorrectionCase? Case)>();
        for (var n = 0; n < 3; n++)
        {
            answers.Add(await portal.As<CorrectionCases>(second).RevealAsync(Guid.CreateVersion7(), form.Id));
        }

        Assert.Equal("430304200603150031", answers[0].Case!.Lines[0].After);
        Assert.All(answers[1..], answer => Assert.Null(answer.Case));
        Assert.All(answers[1..], answer => Assert.Equal("Budget.Reveals", RefusalOf(answer.Outcome)));
        Assert.Equal(BudgetRules.PerDay(BudgetKind.Reveals), (await Spent.OfAsync(portal, second))[BudgetKind.Reveals]);
        Assert.Single((await portal.As<RecordHistory>(TestPortal.StudentActor(id)).OfAsync(id))!.Reveals);
        Assert.Single(log.Written, line => line.Contains("budget Reveals"));
    }

    private static async Task<Outcome> ApproveAsync(TestPortal portal, string user, Guid id)
    {
        var shown = await CaseAsync(portal, user, id);
        return await portal.As<CorrectionDecisions>(await portal.StaffAsync(user)).ApproveAsync(Guid.CreateVersion7(), id, shown.Seen, []);
    }
}
