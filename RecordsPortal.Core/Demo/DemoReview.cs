using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Demo;

/// <summary>What officers do to a student's rows.</summary>
internal static class DemoReview
{
    private static readonly RecordField[] Entered =
    [
        RecordField.NativePlace, RecordField.AddressDivision, RecordField.AddressDetail, RecordField.Phone, RecordField.Family, RecordField.Schooling, RecordField.Photo,
    ];

    /// <summary>An approval is the reviewer's; the values it writes are the student's.</summary>
    public static void EnteredByStudents(ChangeContext change)
    {
        foreach (var field in Entered)
        {
            change.Sources[RecordMapping.Columns[field]] = ChangeSource.Student;
        }
    }

    public static void Approve(this DemoStudent student, DemoPen pen, DemoNumbers numbers, CollegeDirectory college, Actor reviewer, DateTime at)
    {
        numbers.GiveNumber(pen, student.Row, college, student.Case.Year);
        (student.Row.CompletedAt, student.Row.CompletedBy) = (at, reviewer.Name);
        (student.Case.State, student.Case.ReviewedAt) = (IntakeState.Approved, at);
        (student.Case.ReviewedBy, student.Case.ReviewedById) = (reviewer.Name, reviewer.AccountId);
    }

    public static void CheckIn(this DemoStudent student, Actor officer, DateTime at, DateOnly day)
    {
        (student.Row.Status, student.Row.StatusSince) = (StudentStatus.Active, at);
        (student.Row.CheckedInAt, student.Row.CheckedInBy) = (at, officer.Name);
        student.Row.ReExaminationDue = day.AddMonths(3);
    }
}
