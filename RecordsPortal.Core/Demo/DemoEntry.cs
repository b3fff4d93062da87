using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Demo;

/// <summary>The steps of one intake, each saved in the name of who takes it.</summary>
internal static class DemoEntry
{
    private static readonly (RecordField Field, string Reason)[] Returns =
    [
        (RecordField.Photo, "照片不是白色背景，请重新拍摄后上传。"),
        (RecordField.AddressDetail, "请写到门牌号或村组。"),
        (RecordField.NativePlace, "籍贯是祖居地，请与父母核对后填写。"),
        (RecordField.Schooling, "起止年月有空档，请补全。"),
        (RecordField.Phone, "号码打不通，请核对。"),
        (RecordField.Family, "请填写两位联系人的电话。"),
    ];

    public static Task BeginAsync(this DemoStudent student, DemoPen pen, IntakeContent content, DateTime at)
    {
        student.Content = content;
        pen.Db.Attach(student.Case);
        (student.Case.State, student.Case.BegunAt) = (IntakeState.Draft, at);
        pen.Db.PrivacyAcknowledgements.Add(new PrivacyAcknowledgement { StudentId = student.Row.Id, NoticeNumber = 1, At = at });
        pen.Db.IntakeDrafts.Add(new IntakeDraft { Id = student.Row.Id, Content = student.Key.SealDraft(content), SavedAt = at });
        return pen.SaveAsync(student.Self, ChangeSource.Student);
    }

    public static Task SubmitAsync(this DemoStudent student, DemoPen pen, DemoNumbers numbers, DemoContent contents, IntakeContent content, DateTime at)
    {
        student.Content = content;
        pen.Db.Attach(student.Case);
        var intake = student.Case;
        (intake.State, intake.SubmittedAt, intake.Round, intake.ReceiptNumber) = (IntakeState.Submitted, at, intake.Round + 1, numbers.Receipt(intake.Year));
        intake.Differences = DemoContent.Differences(content, student.Listed).Count;
        intake.Warnings = contents.Findings(content).Count(f => f.Severity == Severity.Warning);
        pen.Db.Submissions.Add(new Submission
        {
            StudentId = student.Row.Id,
            Round = intake.Round,
            Content = student.Key.SealSubmission(content),
            SubmittedAt = at,
            ReceiptNumber = intake.ReceiptNumber,
        });
        return pen.SaveAsync(student.Self, ChangeSource.Student);
    }

    public static Task ReturnAsync(this DemoStudent student, DemoPen pen, Actor reviewer, DateTime at, Random random)
    {
        pen.Db.Attach(student.Case);
        student.Case.State = IntakeState.Returned;
        Reviewed(student, reviewer, at);
        var (field, reason) = Returns[random.Next(Returns.Length)];
        Decide(student, pen, reviewer, at, field, reason);
        return pen.SaveAsync(reviewer, ChangeSource.Officer);
    }

    public static Task ApproveAsync(this DemoStudent student, DemoPen pen, DemoNumbers numbers, SealedValues sealing, CollegeDirectory college, Actor reviewer, DateTime at)
    {
        student.Attach(pen.Db);
        RecordMapping.Apply(student.Row, student.Content.Values(), student.Key, sealing, college);
        foreach (var field in DemoContent.Differences(student.Content, student.Listed))
        {
            Decide(student, pen, reviewer, at, field, null);
        }

        student.Approve(pen.Db, numbers, college, reviewer, at);
        return pen.SaveAsync(reviewer, ChangeSource.Officer, more: DemoReview.EnteredByStudents);
    }

    private static void Reviewed(DemoStudent student, Actor reviewer, DateTime at) =>
        (student.Case.ReviewedAt, student.Case.ReviewedBy, student.Case.ReviewedById) = (at, reviewer.Name, reviewer.AccountId);

    private static void Decide(DemoStudent student, DemoPen pen, Actor reviewer, DateTime at, RecordField field, string? returnedBecause) =>
        pen.Db.FieldDecisions.Add(new FieldDecision
        {
            StudentId = student.Row.Id,
            Round = student.Case.Round,
            Field = field,
            IsAccepted = returnedBecause is null,
            ReasonText = returnedBecause,
            DecidedBy = reviewer.Name,
            DecidedAt = at,
        });
}
