using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Corrections;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Support;
using static RecordsPortal.Tests.Corrections.Correcting;

namespace RecordsPortal.Tests.Corrections;

/// <summary>Students ask for their own record, staff for those in their care; a registrar decides.</summary>
public sealed class RequestTests
{
    [Fact]
    public async Task Student_AsksAndIsApproved_SeesWhoDecidedWhen()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await StudentAsync(portal);
        var request = await AskAsync(portal, id);
        portal.Clock.Advance(TimeSpan.FromHours(3));

        await ApproveAsync(portal, "registrar", request);

        var own = Assert.Single(await portal.As<CorrectionCases>(TestPortal.StudentActor(id)).OfStudentAsync(null));
        Assert.Equal((CorrectionState.Approved, "王敏", TestPortal.Evening.UtcDateTime.AddHours(3)), (own.State, own.Decided!.By, own.Decided.At));
        var line = (await portal.As<RecordHistory>(TestPortal.StudentActor(id)).OfAsync(id))!.Of(RecordField.EthnicGroup)[0];
        Assert.Equal(("04", "王敏", ChangeSource.Student), (line.New, line.By, line.Source));
    }

    [Fact]
    public async Task Student_IsRefused_SeesTheReason()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await StudentAsync(portal);
        var request = await AskAsync(portal, id);
        var registrar = portal.As<CorrectionDecisions>(await portal.StaffAsync("registrar"));

        Assert.Equal([("reason", ReasonRules.Missing)], ErrorsOf(await registrar.RefuseAsync(Guid.CreateVersion7(), request, "")));
        await registrar.RefuseAsync(Guid.CreateVersion7(), request, "户口簿复印件不清晰，请重新提交");

        var own = Assert.Single(await portal.As<CorrectionCases>(TestPortal.StudentActor(id)).OfStudentAsync(null));
        Assert.Equal((CorrectionState.Refused, "户口簿复印件不清晰，请重新提交"), (own.State, own.DecisionReason));
    }

    [Fact]
    public async Task Student_WithoutAScan_IsAskedForOne()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await StudentAsync(portal);
        var student = TestPortal.StudentActor(id);

        var outcome = await SubmitAsync(portal, student, await FormAsync(portal, student, id, RecordField.EthnicGroup, "04"));

        Assert.Equal([("Evidence", CorrectionRefusals.EvidenceMissing)], ErrorsOf(outcome));
    }

    [Fact]
    public async Task Student_OfAnotherRecord_FindsNothing()
    {
        await using var portal = await TestPortal.StartAsync();
        var (id, other) = (await StudentAsync(portal), await Registry.Enrolled.AddAsync(portal, name: "王小红", approved: true));
        var request = await AskAsync(portal, id);
        var stranger = TestPortal.StudentActor(other);

        Assert.Null(await portal.As<CorrectionCases>(stranger).FindAsync(request));
        Assert.Empty(await portal.As<CorrectionCases>(stranger).OfStudentAsync(id));
        Assert.IsType<Outcome.NotFound>(await portal.As<CorrectionDecisions>(stranger).WithdrawAsync(Guid.CreateVersion7(), request));
        Assert.IsType<Outcome.NotFound>(await portal.As<CorrectionEvidenceService>(stranger).AddAsync(Guid.CreateVersion7(), request, id, EvidenceKind.Other, new MemoryStream(Scan)));
    }

    [Fact]
    public async Task Student_TakesTheRequestBack_WhileNobodyDecided()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await StudentAsync(portal);
        var request = await AskAsync(portal, id);
        var own = portal.As<CorrectionDecisions>(TestPortal.StudentActor(id));

        Assert.IsType<Outcome.Done>(await own.WithdrawAsync(Guid.CreateVersion7(), request));
        Assert.Equal(CorrectionRefusals.NotOpen, RefusalOf(await own.WithdrawAsync(Guid.CreateVersion7(), request)));
    }

    [Fact]
    public async Task Request_ForALockedItem_TakesOneRegistrarToStandBehindItAndAnotherToApprove()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await StudentAsync(portal, registered: true);
        var student = TestPortal.StudentActor(id);
        var form = await FormAsync(portal, student, id, RecordField.Name, "单晓鸣");
        await ProveAsync(portal, student, form.Id, id, EvidenceKind.HouseholdBook, EvidenceKind.IdCard);
        await SubmitAsync(portal, student, form);
        var registrar = await portal.StaffAsync("registrar");

        Assert.Equal(CorrectionRefusals.NeedsProposal, RefusalOf(await ApproveAsync(portal, "registrar", form.Id)));
        var incomplete = await portal.As<CorrectionDecisions>(registrar).ProposeAsync(Guid.CreateVersion7(), form.Id, CorrectionGround.Police, "湘公证〔2026〕018号");
        await ProveAsync(portal, registrar, form.Id, id, EvidenceKind.PoliceCertificate);
        var proposed = await portal.As<CorrectionDecisions>(registrar).ProposeAsync(Guid.CreateVersion7(), form.Id, CorrectionGround.Police, "湘公证〔2026〕018号");

        Assert.Equal([("Evidence", CorrectionRefusals.KindMissing)], ErrorsOf(incomplete));
        Assert.IsType<Outcome.Done>(proposed);
        Assert.Equal(CorrectionRefusals.OwnProposal, RefusalOf(await ApproveAsync(portal, "registrar", form.Id)));
        Assert.IsType<Outcome.Done>(await ApproveAsync(portal, "registrar2", form.Id));
        Assert.Equal("单晓鸣", await NameAsync(portal, id));
    }

    [Theory]
    [InlineData("counsellor")]
    [InlineData("officer")]
    public async Task Staff_InCharge_MayAskAndNotDecide(string user)
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await StudentAsync(portal);
        var staff = await portal.StaffAsync(user);
        var form = await FormAsync(portal, staff, id, RecordField.Phone, "13907315566");

        await SubmitAsync(portal, staff, form);

        Assert.Equal(CorrectionState.Requested, (await CaseAsync(portal, "registrar", form.Id)).State);
        Assert.Equal(OutcomeKeys.NotAllowed, RefusalOf(await portal.As<CorrectionDecisions>(staff).ApproveAsync(Guid.CreateVersion7(), form.Id, long.MaxValue, [])));
        Assert.Equal(OutcomeKeys.NotAllowed, RefusalOf(await portal.As<CorrectionDecisions>(staff).ProposeAsync(Guid.CreateVersion7(), form.Id, CorrectionGround.Police, "1")));
    }

    [Fact]
    public async Task Queue_ShowsWhatWaits_TheOldestFirst_AndFilters()
    {
        await using var portal = await TestPortal.StartAsync();
        var first = await StudentAsync(portal);
        var request = await AskAsync(portal, first);
        portal.Clock.Advance(TimeSpan.FromHours(1));
        var queue = portal.As<CorrectionQueue>(await portal.StaffAsync("registrar"));

        Assert.Equal([request], (await queue.AskAsync(new CorrectionQuery())).Rows.Select(r => r.Id));
        Assert.Equal([request], (await queue.AskAsync(new CorrectionQuery(Field: RecordField.EthnicGroup, ByStudent: true))).Rows.Select(r => r.Id));
        Assert.Empty((await queue.AskAsync(new CorrectionQuery(Field: RecordField.Name))).Rows);
        Assert.Empty((await queue.AskAsync(new CorrectionQuery(CorrectionShelf.Approved))).Rows);
        await ApproveAsync(portal, "registrar", request);
        Assert.Equal([request], (await queue.AskAsync(new CorrectionQuery(CorrectionShelf.Approved))).Rows.Select(r => r.Id));
        Assert.Empty((await portal.As<CorrectionQueue>(await portal.StaffAsync("officer")).AskAsync(new CorrectionQuery(CorrectionShelf.All))).Rows);
    }

    [Fact]
    public async Task Evidence_OfAForm_CanBeTakenBackUntilItIsSent()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await StudentAsync(portal);
        var student = TestPortal.StudentActor(id);
        var form = await FormAsync(portal, student, id, RecordField.EthnicGroup, "04");
        var evidence = portal.As<CorrectionEvidenceService>(student);
        await ProveAsync(portal, student, form.Id, id, EvidenceKind.HouseholdBook, EvidenceKind.Other);

        var sent = await evidence.OfFormAsync(form.Id);
        Assert.IsType<Outcome.Done>(await evidence.RemoveAsync(Guid.CreateVersion7(), form.Id, sent[1].FileId));
        await SubmitAsync(portal, student, form);

        Assert.Equal(EvidenceKind.HouseholdBook, Assert.Single((await CaseAsync(portal, "registrar", form.Id)).Evidence).Kind);
        Assert.IsType<Outcome.NotFound>(await evidence.RemoveAsync(Guid.CreateVersion7(), form.Id, sent[0].FileId));
    }

    private static async Task<Guid> AskAsync(TestPortal portal, Guid id)
    {
        var student = TestPortal.StudentActor(id);
        var form = await FormAsync(portal, student, id, RecordField.EthnicGroup, "04", "登记错误，应为藏族");
        await ProveAsync(portal, student, form.Id, id, EvidenceKind.HouseholdBook);
        Assert.IsType<Outcome.Done>(await SubmitAsync(portal, student, form));
        return form.Id;
    }

    private static async Task<Outcome> ApproveAsync(TestPortal portal, string user, Guid id)
    {
        var shown = await CaseAsync(portal, user, id);
        return await portal.As<CorrectionDecisions>(await portal.StaffAsync(user)).ApproveAsync(Guid.CreateVersion7(), id, shown.Seen, []);
    }
}
