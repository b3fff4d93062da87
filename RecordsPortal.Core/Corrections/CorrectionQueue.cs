using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Corrections;

internal sealed record CorrectionQuestion(CorrectionQuery Query, Reach Reach);

/// <summary>The answers open queues share. Ask through <see cref="CorrectionQueue"/>.</summary>
public sealed class CorrectionAnswers
{
    private readonly RecordsDb _database;
    private readonly ChangeFeed _feed;

    public CorrectionAnswers(RecordsDb database, ChangeFeed feed, TimeProvider time)
    {
        (_database, _feed) = (database, feed);
        Shared = new(feed, time, AskAsync);
    }

    internal SharedAnswers<CorrectionQuestion, Page<CorrectionRow>> Shared { get; }

    private async Task<Page<CorrectionRow>> AskAsync(CorrectionQuestion question, CancellationToken cancel)
    {
        var sequence = _feed.Sequence;
        await using var db = _database.Open();
        var query = question.Query;
        var all = Filtered(db, question);
        var sorted = query.NewestFirst ? all.OrderByDescending(x => x.Correction.AskedAt) : all.OrderBy(x => x.Correction.AskedAt);
        var rows = await sorted.ThenBy(x => x.Correction.Id).Skip((query.Page - 1) * Limits.PageSize).Take(Limits.PageSize)
            .Select(x => new { x.Correction, x.Student.Name, x.Student.StudentNumber, x.Student.SchoolId, x.Student.ClassId, Files = db.CorrectionEvidence.Count(e => e.CorrectionId == x.Correction.Id) })
            .AsNoTracking().ToListAsync(cancel);
        return new Page<CorrectionRow>([.. rows.Select(r => new CorrectionRow(
            r.Correction.Id, r.Correction.StudentId, r.Name, r.StudentNumber, r.SchoolId, r.ClassId, CorrectionSealing.FieldsOf(r.Correction.Fields), r.Correction.State,
            r.Correction.NeedsSecond, r.Correction.IsByStudent, r.Correction.AskedBy, r.Correction.AskedAt, r.Correction.ProposedBy, r.Correction.DecidedBy, r.Correction.DecidedAt, r.Files))],
            await all.CountAsync(cancel), sequence);
    }

    private static IQueryable<Listed> Filtered(RecordsDbContext db, CorrectionQuestion question)
    {
        var query = question.Query;
        var all = db.StudentsWithin(question.Reach).Join(db.Corrections, s => s.Id, c => c.StudentId, (student, correction) => new Listed { Student = student, Correction = correction });
        all = query.Shelf switch
        {
            CorrectionShelf.All => all,
            CorrectionShelf.Open => all.Where(x => x.Correction.State == CorrectionState.Requested || x.Correction.State == CorrectionState.Proposed),
            var shelf when Enum.Parse<CorrectionState>($"{shelf}") is var state => all.Where(x => x.Correction.State == state),
            _ => all,
        };
        all = query.School is { } school ? all.Where(x => x.Student.SchoolId == school) : all;
        all = query.ByStudent is { } byStudent ? all.Where(x => x.Correction.IsByStudent == byStudent) : all;
        all = query.SecondOnly ? all.Where(x => x.Correction.NeedsSecond) : all;
        if (query.Field is not { } field)
        {
            return all;
        }

        var word = $",{field},";
        return all.Where(x => x.Correction.Fields.Contains(word));
    }

    private sealed class Listed
    {
        public required Student Student { get; init; }
        public required Correction Correction { get; init; }
    }
}

/// <summary>What waits for a registrar's word, and what was decided.</summary>
public sealed class CorrectionQueue(CorrectionAnswers answers, ICurrentUser user, ChangeFeed feed)
{
    /// <summary>Begins showing a question's answer; dispose the result when the screen closes or asks something else.</summary>
    public async Task<IDisposable> ShowAsync(CorrectionQuery query, CancellationToken cancel = default) => await HoldAsync(query, cancel);

    /// <summary>The queue as of <paramref name="atLeast"/> or later; screens with the same question share the answer while one of them shows it.</summary>
    public async Task<Page<CorrectionRow>> AskAsync(CorrectionQuery query, long atLeast = 0, CancellationToken cancel = default)
    {
        using var shown = await HoldAsync(query, cancel);
        return (await shown.AskAsync(Math.Max(atLeast, feed.Sequence))).Value;
    }

    private async Task<SharedAnswers<CorrectionQuestion, Page<CorrectionRow>>.Shown> HoldAsync(CorrectionQuery query, CancellationToken cancel) =>
        answers.Shared.Show(new CorrectionQuestion(query, (await user.GetAsync(cancel)).ReachOf(Feature.CorrectionApproval)));
}
