using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Intake.Entry;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Tests.Intake.Entry;

public sealed class AssistanceServiceTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    public async Task Start_WithoutAReason_IsInvalid(string? reason)
    {
        await using var student = await Freshman.ArriveAsync();
        var assistance = student.Portal.As<AssistanceService>(await student.Portal.StaffAsync("officer"));

        var outcome = await assistance.StartAsync(Guid.CreateVersion7(), student.Id, reason);

        Assert.Equal(EntryKeys.ReasonMissing, Assert.IsType<Outcome.Invalid>(outcome).Errors.Single().Key);
    }

    [Fact]
    public async Task Save_ByAnOfficerWhoDidNotStart_IsRefused()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.ReadNoticeAsync();
        var entry = student.Portal.As<EntryService>(await student.Portal.StaffAsync("officer"));

        var outcome = await entry.SaveAsync(Guid.CreateVersion7(), new EntryOf(student.Id), [new EntryInput(RecordField.Name, "朱建祐")]);

        Assert.Equal(EntryKeys.AssistanceNotStarted, Assert.IsType<Outcome.Refused>(outcome).Key);
    }

    [Fact]
    public async Task Submission_ByAnOfficer_IsMarkedForEverAndShownToTheStudent()
    {
        await using var student = await Freshman.ArriveAsync();
        var officer = await student.Portal.StaffAsync("officer");
        var of = new EntryOf(student.Id);
        var entry = student.Portal.As<EntryService>(officer);
        await student.Portal.As<AssistanceService>(officer).StartAsync(Guid.CreateVersion7(), student.Id, "右手骨折，无法操作手机");
        await entry.AcknowledgeAsync(Guid.CreateVersion7(), of, 1);
        await entry.SaveAsync(Guid.CreateVersion7(), of, Freshman.Whole);
        await student.Portal.As<EvidenceService>(officer).AddPhotoAsync(Guid.CreateVersion7(), of, Freshman.Picture(480, 640));

        var outcome = await student.Portal.As<SubmissionService>(officer).SubmitAsync(Guid.CreateVersion7(), of, (await entry.LoadAsync(of))!.DraftVersion, isTrue: true);

        Assert.IsType<Outcome.Done>(outcome);
        var own = await student.ViewAsync();
        Assert.Equal(("周强", "右手骨折，无法操作手机"), (own.AssistedBy, own.AssistedReason));
        await using var db = student.Portal.Open();
        Assert.Equal("周强", (await db.Submissions.SingleAsync()).AssistedBy);
        var line = await db.Changes.FirstAsync(c => c.Kind == nameof(Submission));
        Assert.Equal((ChangeSource.Assisted, "右手骨折，无法操作手机"), (line.Source, line.Reason));
    }

    [Fact]
    public async Task Assistance_InOneRound_DoesNotMarkTheNext()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.Portal.As<AssistanceService>(await student.Portal.StaffAsync("officer")).StartAsync(Guid.CreateVersion7(), student.Id, "右手骨折");
        await student.FillAsync();
        await student.SubmitAsync();
        await student.ReturnAsync(RecordField.Phone);

        await student.SubmitAsync();

        await using var db = student.Portal.Open();
        Assert.Equal(["周强", null], await db.Submissions.OrderBy(s => s.Round).Select(s => s.AssistedBy).ToListAsync());
    }

    [Fact]
    public async Task Start_ForAStudentOfAnotherSchool_IsTheSameAsMissing()
    {
        await using var student = await Freshman.ArriveAsync(Freshman.Listed.With(RecordField.CurrentMajor, "440501").With(RecordField.FormalMajor, "440501"));
        var assistance = student.Portal.As<AssistanceService>(await student.Portal.StaffAsync("officer"));

        Assert.IsType<Outcome.NotFound>(await assistance.StartAsync(Guid.CreateVersion7(), student.Id, "右手骨折"));
    }
}
