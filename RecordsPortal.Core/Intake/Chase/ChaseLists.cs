using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Intake.Chase;

/// <summary>Who is late with their intake, class by class, within what the asker may chase.</summary>
public sealed class ChaseLists
{
    private readonly RecordsDb _database;
    private readonly SealedValues _sealing;
    private readonly ChaseAnswers _answers;
    private readonly ICurrentUser _user;

    internal ChaseLists(RecordsDb database, SealedValues sealing, ChaseAnswers answers, ICurrentUser user) =>
        (_database, _sealing, _answers, _user) = (database, sealing, answers, user);

    /// <summary>One screen's view of the counts; dispose it with the screen.</summary>
    public ChaseWatch Watch() => new(_answers, _user);

    /// <summary>Years of intake there are, the newest first.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel = default)
    {
        await using var db = _database.Open();
        return await db.IntakeCases.Select(c => c.Year).Distinct().OrderByDescending(year => year).ToListAsync(cancel);
    }

    /// <summary>The names behind a count, by class and name.</summary>
    /// <param name="classId">Null for all classes.</param>
    /// <param name="page">The first is 1.</param>
    public async Task<Page<ChaseRow>> NamesAsync(int year, Guid? classId, ChaseStage? stage, int page, CancellationToken cancel = default)
    {
        var reach = (await _user.GetAsync(cancel)).ReachOf(Feature.Chase);
        await using var db = _database.Open();
        var all = db.ChasedWithin(reach, year).Where(c => classId == null || c.Student.ClassId == classId);
        all = stage is { } wanted ? all.At(wanted) : all;
        var found = await all.OrderBy(c => c.Student.ClassId).ThenBy(c => c.Student.NamePinyin).ThenBy(c => c.Student.Id)
            .Skip((Math.Max(page, 1) - 1) * Limits.PageSize).Take(Limits.PageSize)
            .Select(c => new
            {
                c.Student.Id,
                c.Student.Name,
                c.Student.CandidateNumber,
                c.Student.ClassId,
                c.Student.PhoneSealed,
                c.Case.State,
                c.IsActivated,
                c.Case.SubmittedAt,
                c.Case.ExtendedUntil,
                SavedAt = db.IntakeDrafts.Where(d => d.Id == c.Student.Id).Select(d => (DateTime?)d.SavedAt).FirstOrDefault(),
                SeenAt = (from a in db.Users where a.StudentId == c.Student.Id from s in db.Sessions where s.AccountId == a.Id select (DateTime?)s.LastSeenAt).Max(),
            }).ToListAsync(cancel);
        var keys = await _sealing.KeysOfAsync(db, [.. found.Select(f => f.Id)], cancel);
        var rows = found.Select(f => new ChaseRow(
            f.Id, f.Name, f.CandidateNumber, f.ClassId,
            f.PhoneSealed is null || !keys.TryGetValue(f.Id, out var key) ? "" : Mask.Phone(key.Open(SealedValues.Phone, f.PhoneSealed)),
            ChaseSource.StageOf(f.State, f.IsActivated), new[] { f.SubmittedAt, f.SavedAt, f.SeenAt }.Max(), f.ExtendedUntil));
        return new Page<ChaseRow>([.. rows], await all.CountAsync(cancel), 0);
    }
}

/// <summary>One screen's hold on the shared counts.</summary>
public sealed class ChaseWatch : IDisposable
{
    private readonly ChaseAnswers _answers;
    private readonly ICurrentUser _user;
    private (ChaseQuestion Question, SharedAnswers<ChaseQuestion, IReadOnlyList<ChaseClass>>.Shown Shown)? _held;

    internal ChaseWatch(ChaseAnswers answers, ICurrentUser user) => (_answers, _user) = (answers, user);

    public async Task<IReadOnlyList<ChaseClass>> ClassesAsync(int year, long atLeast)
    {
        var question = new ChaseQuestion(year, (await _user.GetAsync()).ReachOf(Feature.Chase));
        if (_held is not { } held || held.Question != question)
        {
            var shown = _answers.Classes.Show(question);
            _held?.Shown.Dispose();
            _held = held = (question, shown);
        }

        return (await held.Shown.AskAsync(atLeast)).Value;
    }

    public void Dispose()
    {
        _held?.Shown.Dispose();
        _held = null;
    }
}
