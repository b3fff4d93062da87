using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Demo;

/// <summary>The students of earlier years: admitted in July, approved class by class in August, checked in in September, here and there corrected since.</summary>
internal sealed class DemoYears(DemoPen pen, DemoPeople people, DemoNumbers numbers, SealedValues sealing, CollegeDirectory college, CollegeClock clock, DemoStaff staff, Random random)
{
    private const int Chunk = 500;

    private static readonly (string Reason, RecordField Field)[] Corrections =
    [
        ("学生更换手机号，凭身份证件本人办理", RecordField.Phone),
        ("家庭搬迁，凭户口簿更新家庭地址", RecordField.AddressDetail),
        ("入团手续补录", RecordField.PoliticalStatus),
    ];

    /// <summary>Who has checked in, by year of entry; filled as the history is written.</summary>
    public Dictionary<int, List<DemoStudent>> InSchool { get; } = [];

    /// <summary>Notes the whole history of the years before <paramref name="current"/>, shared out evenly over years and majors' classes.</summary>
    public void Note(int students, int current)
    {
        var classes = college.Classes.Where(c => c.EntryYear < current).OrderBy(c => c.EntryYear).ThenBy(c => c.Name, StringComparer.Ordinal).ToList();
        foreach (var (year, ofYear) in classes.GroupBy(c => c.EntryYear).Select(g => (g.Key, g.ToList())))
        {
            var share = students * ofYear.Count / classes.Count;
            NoteYear(year, share, ofYear);
        }
    }

    private void NoteYear(int year, int count, List<ClassItem> classes)
    {
        var admitted = new List<DemoStudent>();
        InSchool[year] = [];
        for (var from = 0; from < count; from += Chunk)
        {
            var (start, end) = (from, Math.Min(from + Chunk, count));
            var at = Day(year, 7, 20).AddHours(9.5).AddSeconds(from / Chunk * 3);
            pen.At(at, () => AdmitAsync(admitted, year, start, end, classes, at));
        }

        foreach (var (number, studentClass) in classes.Index())
        {
            IEnumerable<DemoStudent> Members() => admitted.Where(s => s.Row.ClassId == studentClass.Id);
            var reviewed = Day(year, 8, 4 + number % 20).AddHours(9 + number % 8).AddMinutes(random.Next(60)).AddSeconds(random.Next(60));
            pen.At(reviewed, () => ApproveAsync(Members(), number % 2 == 0 ? staff.Registrar : staff.Registrar2, reviewed));
            var arrived = Day(year, 9, 3 + number % 3).AddHours(8 + number % 9).AddMinutes(random.Next(60)).AddSeconds(random.Next(60));
            pen.At(arrived, () => CheckInAsync(Members(), staff.Of(studentClass.SchoolId), arrived));
        }

        for (var i = 0; i < count / 60; i++)
        {
            var at = Day(year, 10, 8).AddDays(random.Next(300)).AddHours(9 + random.NextDouble() * 8);
            if (at < clock.Now)
            {
                pen.At(at, () => CorrectAsync(admitted[random.Next(admitted.Count)]));
            }
        }
    }

    private Task AdmitAsync(List<DemoStudent> admitted, int year, int start, int end, List<ClassItem> classes, DateTime at)
    {
        for (var serial = start; serial < end; serial++)
        {
            var studentClass = classes[serial % classes.Count];
            var listed = people.Listed(year, serial, college.Major(studentClass.MajorId)!.Code);
            admitted.Add(DemoStudent.Admit(pen, sealing, college, listed, year, studentClass.Id, at, withCase: false));
        }

        return pen.SaveAsync(staff.Registrar, ChangeSource.List, $"{year}年录取名册");
    }

    private Task ApproveAsync(IEnumerable<DemoStudent> members, Actor reviewer, DateTime at)
    {
        foreach (var student in members)
        {
            pen.Db.Attach(student.Row);
            pen.Add(student.Case);
            RecordMapping.Apply(student.Row, people.Whole(student.Listed), student.Key, sealing, college);
            var submitted = at.AddDays(-1 - random.Next(5)).AddMinutes(random.Next(600));
            (student.Case.State, student.Case.Round, student.Case.BegunAt, student.Case.SubmittedAt) = (IntakeState.Approved, 1, submitted.AddMinutes(-25), submitted);
            student.Case.ReceiptNumber = numbers.Receipt(student.Case.Year);
            student.Approve(pen, numbers, college, reviewer, at);
        }

        return pen.SaveAsync(reviewer, ChangeSource.Officer, more: DemoReview.EnteredByStudents);
    }

    private Task CheckInAsync(IEnumerable<DemoStudent> members, Actor officer, DateTime at)
    {
        foreach (var student in members)
        {
            pen.Db.Attach(student.Row);
            student.CheckIn(officer, at, DateOnly.FromDateTime(clock.Local(at)));
            InSchool[student.Row.EntryYear].Add(student);
        }

        return pen.SaveAsync(officer, ChangeSource.CheckIn);
    }

    private Task CorrectAsync(DemoStudent student)
    {
        pen.Db.Attach(student.Row);
        var (reason, field) = Corrections[random.Next(Corrections.Length)];
        switch (field)
        {
            case RecordField.Phone: sealing.SetPhone(student.Row, student.Key, people.Mobile()); break;
            case RecordField.AddressDetail: student.Row.AddressDetail = DemoPlaces.Street(random); break;
            default: student.Row.PoliticalStatus = student.Row.PoliticalStatus == "03" ? "02" : "03"; break;
        }

        return pen.SaveAsync(random.Next(2) == 0 ? staff.Registrar : staff.Registrar2, ChangeSource.Officer, reason);
    }

    private DateTime Day(int year, int month, int day) => clock.StartOf(new DateOnly(year, month, day));
}
