using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Intake.Admission;
using RecordsPortal.Core.Intake.Import;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Demo;

/// <summary>The intake under way: everybody on the list, at every stage a newcomer can be.</summary>
internal sealed class DemoIntake(DemoPen pen, DemoContent contents, DemoNumbers numbers, SealedValues sealing, CollegeDirectory college, DemoTimes times, CollegeClock clock, DemoStaff staff, DemoAccounts accounts, DemoFiles files, Random random)
{
    private const int Chunk = 500;

    // How many in a hundred are at each stage; the rest are approved.
    private static readonly (DemoStage Stage, int Share)[] Stages =
    [
        (DemoStage.NotActivated, 13), (DemoStage.Activated, 7), (DemoStage.Draft, 14), (DemoStage.Submitted, 13), (DemoStage.Returned, 4), (DemoStage.CheckedIn, 3),
    ];

    private readonly List<DemoStudent> _admitted = [];
    private readonly ClassDealing _dealing = new(
        college.Classes.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => (c.Id, c.MajorId, c.EntryYear)), new Dictionary<(Guid, string), int>());

    public void Note(AdmissionList list, IReadOnlyList<SheetRow> rows)
    {
        (list.UploadedAt, list.ImportedAt, list.UploadedBy, list.ImportedBy) = (times.Imported.AddMinutes(-6), times.Imported, staff.Registrar.Name, staff.Registrar.Name);
        pen.At(times.Imported, () =>
        {
            pen.Add(list);
            return pen.SaveAsync(staff.Registrar, ChangeSource.Officer, more: change => change.ChangeSetId = list.Id);
        });
        foreach (var (number, chunk) in rows.Chunk(Chunk).Index())
        {
            var at = times.Imported.AddSeconds(number * 2);
            pen.At(at, () => AdmitAsync(list, chunk, at));
        }

        // What becomes of whom is known only once they are in.
        pen.At(times.Imported.AddMinutes(5), NoteStagesAsync);
    }

    private Task AdmitAsync(AdmissionList list, IReadOnlyList<SheetRow> rows, DateTime at)
    {
        foreach (var row in rows)
        {
            var studentClass = _dealing.Deal(college.MajorByCode(row.Values[RecordField.CurrentMajor])!.Id, list.Year, row.Values[RecordField.Sex]!);
            var student = DemoStudent.Admit(pen, sealing, college, row.Values, list.Year, studentClass, at);
            student.Enter(pen, list.Id, row.RowNumber);
            _admitted.Add(student);
        }

        return pen.SaveAsync(staff.Registrar, ChangeSource.List, list.Name, change => change.ChangeSetId = list.Id);
    }

    private async Task NoteStagesAsync()
    {
        var named = _admitted.FirstOrDefault(s => staff.LooksAfter(s.Row.ClassId)) ?? _admitted.FirstOrDefault();
        foreach (var (index, student) in _admitted.Index())
        {
            var stage = student == named ? DemoStage.Activated : index % 400 == 399 ? DemoStage.Ended : Draw();
            NoteStage(student, stage, student == named ? "student" : student.Row.CandidateNumber);
        }

        await pen.WriteAllAsync();
    }

    private void NoteStage(DemoStudent student, DemoStage stage, string userName)
    {
        var content = contents.Whole(student.Listed);
        if (stage is > DemoStage.Draft and not DemoStage.Ended && contents.Findings(content).Any(f => f.Severity == Severity.Error))
        {
            // The list itself is wrong here (a district that no longer exists): the student has to mend it first.
            stage = DemoStage.Draft;
        }

        switch (stage)
        {
            case DemoStage.NotActivated:
                break;
            case DemoStage.Ended:
                var ended = times.Lately();
                pen.At(ended, () => EndAsync(student, ended));
                break;
            case DemoStage.Activated:
                pen.At(times.Lately(), () => accounts.ActivateAsync(student, userName));
                break;
            case DemoStage.Draft:
                var begun = contents.Begun(student.Listed);
                NoteBegun(student, userName, times.Lately(), () => begun);
                break;
            case DemoStage.Submitted:
                NoteSubmitted(student, userName, content, times.Waiting());
                break;
            case DemoStage.Returned:
                NoteReturned(student, userName, content, times.AtDesk());
                break;
            default:
                NoteApproved(student, userName, content, times.AtDesk(), stage == DemoStage.CheckedIn);
                break;
        }
    }

    private void NoteBegun(DemoStudent student, string userName, DateTime at, Func<IntakeContent> content)
    {
        pen.At(at, () =>
        {
            accounts.Activate(student, userName);
            return student.BeginAsync(pen, content(), at);
        });
    }

    private void NoteSubmitted(DemoStudent student, string userName, IntakeContent content, DateTime at)
    {
        NoteBegun(student, userName, times.Before(at, 20), () => student.WithFiles(pen, files, content));
        pen.At(at, () => student.SubmitAsync(pen, numbers, contents, student.Content, at));
    }

    private void NoteReturned(DemoStudent student, string userName, IntakeContent content, DateTime at)
    {
        NoteSubmitted(student, userName, content, times.Before(at, 40));
        pen.At(at, () => student.ReturnAsync(pen, Reviewer(), at, random));
    }

    private void NoteApproved(DemoStudent student, string userName, IntakeContent content, DateTime at, bool isCheckedIn)
    {
        var submitted = times.Before(at, 40);
        if (random.Next(12) == 0)
        {
            NoteReturned(student, userName, content, times.Before(submitted, 30));
            pen.At(submitted, () => student.SubmitAsync(pen, numbers, contents, student.Content, submitted));
        }
        else
        {
            NoteSubmitted(student, userName, content, submitted);
        }

        pen.At(at, () => student.ApproveAsync(pen, numbers, sealing, college, Reviewer(), at));
        if (isCheckedIn)
        {
            var arrived = at.Add((times.Now - at) * random.NextDouble());
            pen.At(arrived, () => CheckInAsync(student, arrived));
        }
    }

    private Task CheckInAsync(DemoStudent student, DateTime at)
    {
        pen.Db.Attach(student.Row);
        var officer = staff.Of(student.Row.SchoolId);
        student.CheckIn(officer, at, DateOnly.FromDateTime(clock.Local(at)));
        return pen.SaveAsync(officer, ChangeSource.CheckIn);
    }

    private Task EndAsync(DemoStudent student, DateTime at)
    {
        student.Attach(pen.Db);
        student.Case.State = IntakeState.Ended;
        (student.Row.Status, student.Row.StatusSince) = (StudentStatus.EntryForfeited, at);
        return pen.SaveAsync(staff.Registrar, ChangeSource.Officer, "本人书面放弃入学资格");
    }

    private Actor Reviewer() => random.Next(100) < 54 ? staff.Registrar : staff.Registrar2;

    private DemoStage Draw()
    {
        var at = random.Next(100);
        foreach (var (stage, share) in Stages)
        {
            if ((at -= share) < 0)
            {
                return stage;
            }
        }

        return DemoStage.Approved;
    }
}
