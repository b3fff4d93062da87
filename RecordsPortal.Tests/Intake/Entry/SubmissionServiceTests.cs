using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Intake.Entry;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Tests.Intake.Entry;

public sealed class SubmissionServiceTests
{
    [Fact]
    public async Task Submit_ACompleteDraft_GivesAReceiptAndSealsWhatWasEntered()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.FillAsync();

        var outcome = await student.SubmitAsync();

        var view = await student.ViewAsync();
        Assert.Equal("2026-000001", Assert.IsType<Outcome.Done>(outcome).Receipt.Number);
        Assert.Equal((IntakeState.Submitted, "2026-000001", true), (view.State, view.ReceiptNumber, view.MayWithdraw));
        await using var db = student.Portal.Open();
        var intake = await db.IntakeCases.SingleAsync(c => c.Id == student.Id);
        Assert.Equal((1, 0, 0, null), (intake.Round, intake.Differences, intake.Warnings, intake.AssistedBy));
        Assert.True((await db.Submissions.SingleAsync()).Content.AsSpan().IndexOf("朱建祐"u8) < 0);
    }

    [Fact]
    public async Task Submit_WithANameThatDiffersFromTheList_IsTakenAndCounted()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.FillAsync();
        await student.TypeAsync(RecordField.Name, "朱建佑");

        Assert.IsType<Outcome.Done>(await student.SubmitAsync());

        await using var db = student.Portal.Open();
        Assert.Equal(1, (await db.IntakeCases.SingleAsync(c => c.Id == student.Id)).Differences);
    }

    [Fact]
    public async Task Submit_AnIncompleteDraft_NamesEveryFieldAndWritesNothing()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.FillAsync();
        await student.SaveAsync(new EntryInput(RecordField.Phone, ""), new EntryInput(RecordField.Schooling, null));

        var outcome = await student.SubmitAsync();

        Assert.Equal(["Phone", "Schooling"], Assert.IsType<Outcome.Invalid>(outcome).Errors.Select(e => e.Field));
        Assert.Equal(IntakeState.Draft, (await student.ViewAsync()).State);
    }

    [Fact]
    public async Task Submit_WithoutTheTruthStatement_IsRefused()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.FillAsync();

        var outcome = await student.Submissions.SubmitAsync(Guid.CreateVersion7(), EntryOf.Own, (await student.ViewAsync()).DraftVersion, isTrue: false);

        Assert.Equal(EntryKeys.TruthFirst, Assert.IsType<Outcome.Refused>(outcome).Key);
    }

    [Fact]
    public async Task Submit_WhileAnotherDeviceChangedTheDraft_IsStale()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.FillAsync();
        var read = await student.ViewAsync();
        await student.TypeAsync(RecordField.Remarks, "改了");

        var outcome = await student.Submissions.SubmitAsync(Guid.CreateVersion7(), EntryOf.Own, read.DraftVersion, isTrue: true);

        Assert.IsType<Outcome.Stale>(outcome);
        Assert.Equal(IntakeState.Draft, (await student.ViewAsync()).State);
    }

    [Fact]
    public async Task Submit_FiftyTimesAtOnceWithOneCommand_IsOneSubmissionAndOneAnswer()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.FillAsync();
        var (command, version) = (Guid.CreateVersion7(), (await student.ViewAsync()).DraftVersion);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => student.Submissions.SubmitAsync(command, EntryOf.Own, version, isTrue: true))));

        Assert.Equal("2026-000001", Assert.IsType<Outcome.Done>(Assert.Single(outcomes.Distinct())).Receipt.Number);
        await using var db = student.Portal.Open();
        Assert.Equal(1, await db.Submissions.CountAsync());
        Assert.Equal(1, await db.Changes.CountAsync(c => c.Kind == nameof(Submission)));
    }

    [Fact]
    public async Task Submit_FromTwoTabs_TakesTheFirstAndTellsTheSecond()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.FillAsync();
        await student.SubmitAsync();

        Assert.Equal(EntryKeys.AlreadySubmitted, Assert.IsType<Outcome.Refused>(await student.SubmitAsync()).Key);
    }

    [Fact]
    public async Task Submit_AnIdNumberOfAnotherActiveStudent_IsInvalid()
    {
        await using var student = await Freshman.ArriveAsync();
        await Freshman.AdmitAsync(student.Portal, Freshman.Listed.With(RecordField.CandidateNumber, "26430304123457").With(RecordField.IdNumber, "430304200603150023"));
        await student.FillAsync();
        await student.TypeAsync(RecordField.IdNumber, "430304200603150023");

        Assert.Contains(Assert.IsType<Outcome.Invalid>(await student.SubmitAsync()).Errors, e => e.Key == "IdNumberHeld");
    }

    [Fact]
    public async Task Receipts_OfTwoStudents_FollowEachOther()
    {
        await using var first = await Freshman.ArriveAsync();
        await first.FillAsync();
        await first.SubmitAsync();
        await first.Submissions.WithdrawAsync(Guid.CreateVersion7(), EntryOf.Own);

        Assert.Equal("2026-000002", Assert.IsType<Outcome.Done>(await first.SubmitAsync()).Receipt.Number);
    }

    [Fact]
    public async Task Withdraw_BeforeAReviewerCame_OpensTheDraftAgain()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.FillAsync();
        await student.SubmitAsync();

        Assert.IsType<Outcome.Done>(await student.Submissions.WithdrawAsync(Guid.CreateVersion7(), EntryOf.Own));

        Assert.Equal((IntakeState.Draft, null), ((await student.ViewAsync()).State, (await student.ViewAsync()).ReceiptNumber));
        Assert.IsType<Outcome.Done>(await student.TypeAsync(RecordField.Remarks, "补充"));
    }

    [Fact]
    public async Task Withdraw_WhileAReviewerHoldsIt_IsRefused()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.FillAsync();
        await student.SubmitAsync();
        await student.ChangeCaseAsync(intake => (intake.ClaimedBy, intake.ClaimedUntil) = ("王敏", student.Portal.Clock.GetUtcNow().UtcDateTime.AddMinutes(5)));

        Assert.Equal(EntryKeys.BeingReviewed, Assert.IsType<Outcome.Refused>(await student.Submissions.WithdrawAsync(Guid.CreateVersion7(), EntryOf.Own)).Key);

        student.Portal.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.IsType<Outcome.Done>(await student.Submissions.WithdrawAsync(Guid.CreateVersion7(), EntryOf.Own));
    }

    [Fact]
    public async Task Withdraw_AfterTheLastDay_IsRefusedBecauseItCouldNotBeSentAgain()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.FillAsync();
        await student.SubmitAsync();
        student.Portal.Clock.SetUtcNow(new DateTimeOffset(2026, 9, 16, 4, 0, 0, TimeSpan.Zero));

        Assert.Equal(EntryKeys.WithdrawnTooLate, Assert.IsType<Outcome.Refused>(await student.Submissions.WithdrawAsync(Guid.CreateVersion7(), EntryOf.Own)).Key);
    }

    [Fact]
    public async Task Returned_OneField_OpensThatFieldAlone()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.FillAsync();
        await student.SubmitAsync();
        await student.ReturnAsync(RecordField.Phone);

        var view = await student.ViewAsync();
        Assert.Equal(["Phone"], view.Items.Where(i => i.IsOpen).Select(i => $"{i.Field}"));
        Assert.Equal((SectionState.Returned, IntakeSection.Contact), (view.StateOf(IntakeSection.Contact), view.Next));
        Assert.Equal(("看不清", "王敏"), (view.Item(RecordField.Phone).Returned!.Text, view.Item(RecordField.Phone).Returned!.By));
        Assert.Equal(EntryKeys.Locked, Assert.IsType<Outcome.Refused>(await student.TypeAsync(RecordField.Name, "换名")).Key);
    }

    [Fact]
    public async Task Returned_AndMended_IsSubmittedAsTheNextRound()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.FillAsync();
        await student.SubmitAsync();
        await student.ReturnAsync(RecordField.Phone);

        await student.TypeAsync(RecordField.Phone, "13907320002");
        var mended = await student.ViewAsync();
        var outcome = await student.SubmitAsync();

        Assert.Equal(SectionState.Done, mended.StateOf(IntakeSection.Contact));
        Assert.Equal("2026-000002", Assert.IsType<Outcome.Done>(outcome).Receipt.Number);
        await using var db = student.Portal.Open();
        Assert.Equal([1, 2], await db.Submissions.OrderBy(s => s.Round).Select(s => s.Round).ToListAsync());
    }

    [Fact]
    public async Task Returned_AndLeftAsItWas_IsWarnedOfAndMayBeSubmittedAgain()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.FillAsync();
        await student.SubmitAsync();
        await student.ReturnAsync(RecordField.Phone);

        Assert.Contains((await student.ViewAsync()).Item(RecordField.Phone).Findings, f => f is { Key: EntryKeys.NotMended, IsWarning: true });
        Assert.IsType<Outcome.Done>(await student.SubmitAsync());
    }

    [Fact]
    public async Task Returned_AndMended_IsNotWarnedOf()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.FillAsync();
        await student.SubmitAsync();
        await student.ReturnAsync(RecordField.Phone);

        await student.TypeAsync(RecordField.Phone, "13907310002");

        Assert.Empty((await student.ViewAsync()).Item(RecordField.Phone).Findings);
    }

    [Fact]
    public async Task Returned_TheSex_OpensTheIdNumberItFollowsFrom()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.FillAsync();
        await student.SubmitAsync();

        await student.ReturnAsync(RecordField.Sex);

        Assert.Equal(["BirthDate", "IdNumber", "IdType", "Sex"], (await student.ViewAsync()).Items.Where(i => i.IsOpen).Select(i => $"{i.Field}").Order());
    }

    [Fact]
    public async Task Returned_OnTheLastEvening_LeavesThreeDaysToMend()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.FillAsync();
        await student.SubmitAsync();
        student.Portal.Clock.SetUtcNow(new DateTimeOffset(2026, 9, 15, 12, 0, 0, TimeSpan.Zero));
        await student.ReturnAsync(RecordField.Phone);

        student.Portal.Clock.SetUtcNow(new DateTimeOffset(2026, 9, 18, 15, 59, 0, TimeSpan.Zero));
        Assert.Null((await student.ViewAsync()).Refusal);
        student.Portal.Clock.SetUtcNow(new DateTimeOffset(2026, 9, 18, 16, 0, 0, TimeSpan.Zero));
        Assert.Equal(EntryKeys.Over, (await student.ViewAsync()).Refusal);
    }

    [Fact]
    public async Task Withdraw_OfASecondRound_KeepsAcceptedItemsLocked()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.FillAsync();
        await student.SubmitAsync();
        await student.ReturnAsync(RecordField.Phone);
        await student.SubmitAsync();

        await student.Submissions.WithdrawAsync(Guid.CreateVersion7(), EntryOf.Own);

        var view = await student.ViewAsync();
        Assert.Equal((IntakeState.Returned, false, true), (view.State, view.Item(RecordField.Name).IsOpen, view.Item(RecordField.Phone).IsOpen));
    }

    [Fact]
    public async Task Submission_Once_IsHeardByWhoeverWatchesTheCase()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.FillAsync();
        var heard = new TaskCompletionSource<RecordChange>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = student.Portal.Feed.Subscribe(c => c.Kind == nameof(IntakeCase), changes => heard.TrySetResult(changes[^1]));

        await student.SubmitAsync();

        var change = await heard.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal((student.Id, "本人"), (change.StudentId, change.By));
    }
}
