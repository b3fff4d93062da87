using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Admission;

/// <summary>
/// Puts the judged rows of one list into the archive, chunk by chunk in one transaction. While a chunk is written its successor may be read, judged
/// and sealed; only the context has to wait for <see cref="IdleAsync"/>.
/// </summary>
internal sealed class AdmissionWriting(RecordsDbContext db, SealedValues sealing, CollegeDirectory college, ClassDealing dealing, Guid list, DateTime now) : IAsyncDisposable
{
    private readonly List<object> _made = [];
    private Task _writing = Task.CompletedTask;
    private Dictionary<Guid, Student> _students = [];
    private Dictionary<Guid, IntakeCase> _cases = [];
    private IReadOnlyDictionary<Guid, PersonKey> _keys = new Dictionary<Guid, PersonKey>();

    /// <summary>Returns when the chunk before is written and this one is under way.</summary>
    public async Task WriteAsync(IReadOnlyList<ListedRow> chunk, CancellationToken cancel)
    {
        await LoadAsync(chunk, cancel);
        foreach (var row in chunk)
        {
            Write(row);
        }

        // Before the wait: the writer is the slower of the two, and spared this.
        var made = NewRows.Of(db, [.. _made]);
        _made.Clear();
        await IdleAsync();
        _writing = Task.Run(() => SaveAsync(made, cancel), cancel);
    }

    /// <summary>Everything so far is written, and the context is free.</summary>
    public Task IdleAsync() => _writing;

    /// <summary>The transaction must not end under a chunk that is still being written.</summary>
    public async ValueTask DisposeAsync() => await _writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task SaveAsync(NewRows made, CancellationToken cancel)
    {
        await db.InsertAsync(made, cancel);
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }

    private async Task LoadAsync(IReadOnlyList<ListedRow> chunk, CancellationToken cancel)
    {
        var known = chunk.Where(row => row.Fate is RowFate.Changed or RowFate.Withdrawn).Select(row => row.Student!.Value).ToList();
        if (known.Count > 0)
        {
            await IdleAsync();
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
        var (wrapped, key) = sealing.NewKey(student.Id);
        RecordMapping.Apply(student, row.Row.Values, key, sealing, college);
        // A five-year student entered long ago and joins this year's classes; one whose entry was deferred joins those of the later year.
        var year = Math.Max(student.EntryYear, student.FormalAdmissionYear);
        student.ClassId = dealing.Deal(student.CurrentMajorId, year, student.Sex);
        _made.AddRange([student, wrapped, new IntakeCase { Id = student.Id, Year = year, State = IntakeState.NotBegun }]);
        Enter(student.Id, row, key);
    }

    private void Propose(ListedRow row)
    {
        var (student, key) = (row.Student!.Value, _keys[row.Student!.Value]);
        foreach (var field in row.Changes)
        {
            _made.Add(new AdmissionProposal
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

    private void Enter(Guid student, ListedRow row, PersonKey key, bool isWithdrawal = false) => _made.Add(new AdmissionEntry
    {
        ListId = list,
        StudentId = student,
        RowNumber = row.Row.RowNumber,
        IsWithdrawal = isWithdrawal,
        Values = key.SealEntry(row.Row.Values),
    });
}
