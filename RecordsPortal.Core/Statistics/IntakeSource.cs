using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Records;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Statistics;

/// <summary>One intake year within one reach, counted: one grouped query a picture.</summary>
internal sealed class IntakeSource(RecordsDbContext db, int year, Reach reach)
{
    private IQueryable<Entrant> Entrants =>
        from student in db.StudentsWithin(reach)
        join intake in db.IntakeCases on student.Id equals intake.Id
        where intake.Year == year
        select new Entrant { Student = student, Case = intake };

    public async Task<IReadOnlyList<ClassStages>> ClassesAsync(CancellationToken cancel)
    {
        var groups = await (
            from entrant in Entrants
            join account in db.Users on entrant.Student.Id equals account.StudentId into accounts
            from account in accounts.DefaultIfEmpty()
            let isApproved = entrant.Student.CompletedAt != null
            let isBegun = isApproved || entrant.Case.BegunAt != null
            select new
            {
                entrant.Student.SchoolId,
                entrant.Student.CurrentMajorId,
                entrant.Student.ClassId,
                IsActivated = isBegun || account != null ? 1 : 0,
                IsBegun = isBegun ? 1 : 0,
                IsSubmitted = isApproved || entrant.Case.SubmittedAt != null ? 1 : 0,
                IsApproved = isApproved ? 1 : 0,
                IsCheckedIn = entrant.Student.CheckedInAt != null ? 1 : 0,
            })
            .GroupBy(e => new { e.SchoolId, e.CurrentMajorId, e.ClassId })
            .Select(g => new
            {
                g.Key,
                Admitted = g.Count(),
                Activated = g.Sum(e => e.IsActivated),
                Begun = g.Sum(e => e.IsBegun),
                Submitted = g.Sum(e => e.IsSubmitted),
                Approved = g.Sum(e => e.IsApproved),
                CheckedIn = g.Sum(e => e.IsCheckedIn),
            })
            .ToListAsync(cancel);
        return [.. groups.Select(g => new ClassStages(
            g.Key.SchoolId, g.Key.CurrentMajorId, g.Key.ClassId, new StageCounts(g.Admitted, g.Activated, g.Begun, g.Submitted, g.Approved, g.CheckedIn)))];
    }

    public async Task<IReadOnlyList<(QueueAge Age, int Count)>> QueueAsync(DateTime now, CancellationToken cancel)
    {
        var (day, twoDays) = (now.AddHours(-24), now.AddHours(-48));
        var counts = await Entrants.Where(e => e.Case.State == IntakeState.Submitted)
            .GroupBy(e => e.Case.SubmittedAt > day ? 0 : e.Case.SubmittedAt >= twoDays ? 1 : 2)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return [.. Enum.GetValues<QueueAge>().Select(age => (age, counts.GetValueOrDefault((int)age)))];
    }

    public async Task<IReadOnlyList<ReviewerTally>> ReviewedAsync(DateTime from, DateTime until, CancellationToken cancel)
    {
        var tallies = await Entrants.Where(e => e.Case.ReviewedById != null && e.Case.ReviewedAt >= from && e.Case.ReviewedAt < until)
            .GroupBy(e => e.Case.ReviewedById!.Value)
            .Select(g => new { g.Key, Name = g.Max(e => e.Case.ReviewedBy), Count = g.Count() }).ToListAsync(cancel);
        return [.. tallies.OrderByDescending(t => t.Count).ThenBy(t => t.Name, StringComparer.Ordinal).Select(t => new ReviewerTally(t.Key, t.Name ?? "", t.Count))];
    }

    public async Task<IReadOnlyList<ReasonTally>> ReturnedAsync(CancellationToken cancel)
    {
        // A student returned twice for the same reason is one student in the list behind the number.
        var tallies = await (
            from entrant in Entrants
            join decision in db.FieldDecisions on entrant.Student.Id equals decision.StudentId
            where !decision.IsAccepted
            group entrant by decision.ReasonKey into reason
            select new { reason.Key, Count = reason.Select(e => e.Student.Id).Distinct().Count() }).ToListAsync(cancel);
        var texts = await db.CannedReasons.AsNoTracking().ToDictionaryAsync(r => r.Key, cancel);
        return [.. tallies.OrderByDescending(t => t.Count).ThenBy(t => t.Key, StringComparer.Ordinal).Select(t =>
            new ReasonTally(t.Key ?? StudentListQuery.OtherReason, texts.GetValueOrDefault(t.Key ?? "")?.TextZh, texts.GetValueOrDefault(t.Key ?? "")?.TextEn, t.Count))];
    }

    /// <summary>Where they come from, of which sex they are and how they came in, in one pass: going through a year's students is what costs.</summary>
    public async Task<(IReadOnlyList<Tally> Provinces, IReadOnlyList<Tally> Sexes, IReadOnlyList<Tally> Routes)> MakeUpAsync(CancellationToken cancel)
    {
        var groups = await Entrants
            .GroupBy(e => new { Province = e.Student.Origin == null ? StudentListQuery.None : e.Student.Origin.Substring(0, 2), e.Student.Sex, e.Student.AdmissionRoute })
            .Select(g => new Group(g.Key.Province, g.Key.Sex, g.Key.AdmissionRoute, g.Count())).ToListAsync(cancel);
        return (Tallied(g => g.Province), Tallied(g => g.Sex), Tallied(g => g.AdmissionRoute));

        IReadOnlyList<Tally> Tallied(Func<Group, string> key) =>
            [.. groups.GroupBy(key, g => g.Count).Select(g => new Tally(g.Key, g.Sum())).OrderByDescending(t => t.Count).ThenBy(t => t.Key, StringComparer.Ordinal)];
    }

    private sealed class Entrant
    {
        public required Student Student { get; init; }
        public required IntakeCase Case { get; init; }
    }

    private sealed record Group(string Province, string Sex, string AdmissionRoute, int Count);
}
