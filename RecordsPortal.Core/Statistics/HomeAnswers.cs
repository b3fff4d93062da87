using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Corrections;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Statistics;

/// <param name="WithLists">Whether the asker handles admission lists.</param>
/// <param name="Corrections">Whose corrections wait for the asker's word.</param>
public sealed record HomeQuestion(Reach Reach, bool WithLists, Reach Corrections);

/// <summary>The answers open home pages share. Ask through <see cref="HomeService"/>.</summary>
public sealed class HomeAnswers
{
    private readonly RecordsDb _database;

    public HomeAnswers(RecordsDb database, ChangeFeed feed, TimeProvider time)
    {
        _database = database;
        Shared = new SharedAnswers<HomeQuestion, HomeNumbers>(feed, time, AskAsync);
    }

    internal SharedAnswers<HomeQuestion, HomeNumbers> Shared { get; }

    private async Task<HomeNumbers> AskAsync(HomeQuestion question, CancellationToken cancel)
    {
        await using var db = _database.Open();
        var entrants = db.StudentsWithin(question.Reach).Join(db.IntakeCases, s => s.Id, c => c.Id, (student, intake) => new { student, intake });
        var year = await entrants.MaxAsync(e => (int?)e.intake.Year, cancel) ?? 0;
        var ofYear = entrants.Where(e => e.intake.Year == year);
        var states = await ofYear.GroupBy(e => e.intake.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var (lists, proposals) = question.WithLists
            ? (await db.AdmissionLists.CountAsync(l => l.State == AdmissionListState.Checked, cancel), await db.AdmissionProposals.CountAsync(p => p.State == ProposalState.Open, cancel))
            : (0, 0);
        return new HomeNumbers(
            year,
            states,
            await ofYear.CountAsync(e => e.student.CompletedAt == null && e.intake.BegunAt == null && !db.Users.Any(a => a.StudentId == e.student.Id), cancel),
            await ofYear.Where(e => e.intake.State == IntakeState.Submitted).MinAsync(e => e.intake.SubmittedAt, cancel),
            await ofYear.CountAsync(e => e.student.CompletedAt != null && e.student.CheckedInAt == null, cancel),
            lists,
            proposals,
            await db.StudentsWithin(question.Corrections).Join(db.Corrections, s => s.Id, c => c.StudentId, (_, c) => c.State).CountAsync(state => state == CorrectionState.Requested || state == CorrectionState.Proposed, cancel));
    }
}
