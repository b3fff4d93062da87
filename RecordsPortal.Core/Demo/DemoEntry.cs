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
    private static readonly (RecordField Field, string? Key, string? Text)[] Returns =
    [
        (RecordField.Photo, "PhotoBackground", null),
        (RecordField.Photo, "PhotoUnclear", null),
        (RecordField.AddressDetail, "AddressIncomplete", null),
        (RecordField.AddressDetail, "AddressIncomplete", null),
        (RecordField.NativePlace, "NativePlace", null),
        (RecordField.Schooling, "SchoolingGap", null),
        (RecordField.Phone, "PhoneWrong", null),
        (RecordField.Family, "FamilyIncomplete", null),
        (RecordField.Family, null, "母亲的单位请写全称。"),
    ];

    /// <summary>What a student hands in beside what they typed: a photo, and a scan for what they dispute.</summary>
    public static IntakeContent WithFiles(this DemoStudent student, DemoPen pen, DemoFiles files, IntakeContent content)
    {
        content = content.With(RecordField.Photo, new ItemAnswer($"{files.AddPhoto(pen, student)}"));
        foreach (var (field, answer) in content.Items.Where(item => item.Value.IsDisputed).ToList())
        {
            content = content.With(field, answer with { Evidence = [files.AddEvidence(pen, student, field)] });
        }

        return content;
    }

    public static Task BeginAsync(this DemoStudent student, DemoPen pen, IntakeContent content, DateTime at)
    {
        student.Content = content;
        pen.Db.Attach(student.Case);
        (student.Case.State, student.Case.BegunAt) = (IntakeState.Draft, at);
        pen.Add(new PrivacyAcknowledgement { StudentId = student.Row.Id, NoticeNumber = 1, At = at });
        pen.Add(new IntakeDraft { Id = student.Row.Id, Content = student.Key.SealDraft(content), SavedAt = at });
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
        pen.Add(new Submission
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
        var (field, key, text) = Returns[random.Next(Returns.Length)];
        Decide(student, pen, reviewer, at, field, isAccepted: false, key, text);
        return pen.SaveAsync(reviewer, ChangeSource.Officer);
    }

    public static Task ApproveAsync(this DemoStudent student, DemoPen pen, DemoNumbers numbers, SealedValues sealing, CollegeDirectory college, Actor reviewer, DateTime at)
    {
        student.Attach(pen.Db);
        RecordMapping.Apply(student.Row, student.Content.Values(), student.Key, sealing, college);
        foreach (var field in DemoContent.Differences(student.Content, student.Listed))
        {
            Decide(student, pen, reviewer, at, field, isAccepted: true);
        }

        student.Approve(pen, numbers, college, reviewer, at);
        return pen.SaveAsync(reviewer, ChangeSource.Officer, more: DemoReview.EnteredByStudents);
    }

    private static void Reviewed(DemoStudent student, Actor reviewer, DateTime at) =>
        (student.Case.ReviewedAt, student.Case.ReviewedBy, student.Case.ReviewedById) = (at, reviewer.Name, reviewer.AccountId);

    private static void Decide(DemoStudent student, DemoPen pen, Actor reviewer, DateTime at, RecordField field, bool isAccepted, string? key = null, string? text = null) =>
        pen.Add(new FieldDecision
        {
            StudentId = student.Row.Id,
            Round = student.Case.Round,
            Field = field,
            IsAccepted = isAccepted,
            ReasonKey = key,
            ReasonText = text,
            DecidedBy = reviewer.Name,
            DecidedAt = at,
        });
}
