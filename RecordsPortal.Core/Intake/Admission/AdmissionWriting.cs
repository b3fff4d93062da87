using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Admission;

/// <summary>Puts the judged rows of one list into the archive, in chunks of one transaction.</summary>
internal sealed class AdmissionWriting(RecordsDbContext db, SealedValues sealing, CollegeDirectory college, ClassDealing dealing, Guid list, DateTime now)
{
    private const int Chunk = 500;

    public async Task WriteAsync(IReadOnlyList<ListedRow> rows, Action<int> done, CancellationToken cancel)
    {
        // Thousands of new rows need no search for changes; what is changed here is marked by its own load and the save detects it.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var room = await BulkRoom.TakeAsync(db, cancel);
        var written = 0;
        foreach (var chunk in rows.Where(row => row.Fate is RowFate.New or RowFate.Changed or RowFate.Withdrawn).Chunk(Chunk))
        {
            await LoadAsync(chunk, cancel);
            foreach (var row in chunk)
            {
                Write(row);
            }

            db.ChangeTracker.DetectChanges();
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
            done(written += chunk.Length);
        }

        db.ChangeTracker.AutoDetectChangesEnabled = true;
    }

    private Dictionary<Guid, Student> _students = [];
    private Dictionary<Guid, IntakeCase> _cases = [];
    private IReadOnlyDictionary<Guid, Common.PersonKey> _keys = new Dictionary<Guid, Common.PersonKey>();

    private async Task LoadAsync(ListedRow[] chunk, CancellationToken cancel)
    {
        var known = chunk.Select(row => row.Student).OfType<Guid>().ToList();
        if (known.Count > 0)
        {
            _students = await db.Students.Where(s => known.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancel);
            _cases = await db.IntakeCases.Where(c => known.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
            _keys = await sealing.KeysOfAsync(db, known, cancel);
        }
    }

    private void Write(ListedRow row)
    {
        switch (row.Fate)
        {
            case RowFate.New:
                Add(row);
                break;
            case RowFate.Changed:
                Propose(row);
                break;
            case RowFate.Withdrawn:
                End(row);
                break;
        }
    }

    private void Add(ListedRow row)
    {
        var student = new Student { Status = StudentStatus.Admitted, StatusSince = now, IntakeState = nameof(IntakeState.NotBegun) };
        var key = sealing.NewKey(db, student.Id);
        RecordMapping.Apply(student, row.Row.Values, key, sealing, college);
        // A five-year student entered long ago and joins this year's classes; one whose entry was deferred joins those of the later year.
        var year = Math.Max(student.EntryYear, student.FormalAdmissionYear);
        student.ClassId = dealing.Deal(student.CurrentMajorId, year, student.Sex);
        db.Students.Add(student);
        db.IntakeCases.Add(new IntakeCase { Id = student.Id, Year = year, State = IntakeState.NotBegun });
        Enter(student.Id, row, key);
    }

    private void Propose(ListedRow row)
    {
        var (student, key) = (row.Student!.Value, _keys[row.Student!.Value]);
        foreach (var field in row.Changes)
        {
            db.AdmissionProposals.Add(new AdmissionProposal
            {
                ListId = list,
                StudentId = student,
                Field = field,
                OldValue = row.Known[field] is { } old ? key.Seal(IntakeSealing.ProposalValue, old) : null,
                NewValue = row.Row.Values[field] is { } value ? key.Seal(IntakeSealing.ProposalValue, value) : null,
            });
        }

        Enter(student, row, key);
    }

    private void End(ListedRow row)
    {
        var id = row.Student!.Value;
        if (_cases.TryGetValue(id, out var intake))
        {
            intake.State = IntakeState.Ended;
            (intake.ClaimedBy, intake.ClaimedById, intake.ClaimedUntil) = (null, null, null);
        }

        var student = _students[id];
        (student.Status, student.StatusSince) = (StudentStatus.EntryForfeited, now);
        Enter(id, row, _keys[id], isWithdrawal: true);
    }

    private void Enter(Guid student, ListedRow row, Common.PersonKey key, bool isWithdrawal = false) => db.AdmissionEntries.Add(new AdmissionEntry
    {
        ListId = list,
        StudentId = student,
        RowNumber = row.Row.RowNumber,
        IsWithdrawal = isWithdrawal,
        Values = key.SealEntry(row.Row.Values),
    });
}
