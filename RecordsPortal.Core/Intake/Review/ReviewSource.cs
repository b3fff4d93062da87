using System.Linq.Expressions;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Review;

/// <summary>A student and their intake, side by side.</summary>
internal sealed class Waiting
{
    public required Student Student { get; init; }
    public required IntakeCase Case { get; init; }

    /// <summary>The class has a counsellor, so a pre-check can happen at all.</summary>
    public required bool HasCounsellor { get; init; }
}

/// <summary>The queue as a query: what waits within a reach, filtered and in order.</summary>
internal static class ReviewSource
{
    public static IQueryable<Waiting> WaitingWithin(this RecordsDbContext db, Reach reach) =>
        from student in db.StudentsWithin(reach)
        join intake in db.IntakeCases on student.Id equals intake.Id
        where intake.State == IntakeState.Submitted
        select new Waiting
        {
            Student = student,
            Case = intake,
            HasCounsellor = db.Grants.Any(g => g.Role == Role.Counsellor && g.ClassId == student.ClassId),
        };

    /// <param name="preCheck">Whether the college has the pre-check switched on.</param>
    public static IQueryable<Waiting> Matching(this IQueryable<Waiting> waiting, ReviewFilter filter, bool preCheck, DateTime now)
    {
        waiting = filter.School is { } school ? waiting.Where(w => w.Student.SchoolId == school) : waiting;
        waiting = filter.Major is { } major ? waiting.Where(w => w.Student.CurrentMajorId == major) : waiting;
        waiting = filter.Class is { } studentClass ? waiting.Where(w => w.Student.ClassId == studentClass) : waiting;
        waiting = filter.Route is { } route ? waiting.Where(w => w.Student.AdmissionRoute == route) : waiting;
        waiting = filter.WarningsOnly ? waiting.Where(w => w.Case.Warnings > 0) : waiting;
        waiting = filter.ClaimedBy is { } by ? waiting.Where(w => w.Case.ClaimedById == by && w.Case.ClaimedUntil > now) : waiting;
        waiting = filter.Age is { } age ? waiting.OfAge(age, now) : waiting;
        return preCheck ? waiting.PreChecked(filter.PreCheck) : waiting;
    }

    public static IOrderedQueryable<Waiting> InOrder(this IQueryable<Waiting> waiting, ReviewSort sort, bool descending) => (sort switch
    {
        ReviewSort.Age => waiting.By(w => w.Case.SubmittedAt, descending),
        ReviewSort.Name => waiting.By(w => w.Student.NamePinyin, descending),
        ReviewSort.Candidate => waiting.By(w => w.Student.CandidateNumber, descending),
        ReviewSort.Major => waiting.By(w => w.Student.CurrentMajorId, descending),
        ReviewSort.Class => waiting.By(w => w.Student.ClassId, descending),
        ReviewSort.Differences => waiting.By(w => w.Case.Differences, !descending),
        _ => waiting.By(w => w.Case.Warnings > 0, !descending),
    }).ThenBy(w => w.Case.SubmittedAt).ThenBy(w => w.Case.Id);

    private static IQueryable<Waiting> OfAge(this IQueryable<Waiting> waiting, AgeBand age, DateTime now)
    {
        var (day, twoDays) = (now.AddHours(-24), now.AddHours(-48));
        return age switch
        {
            AgeBand.Fresh => waiting.Where(w => w.Case.SubmittedAt > day),
            AgeBand.Waiting => waiting.Where(w => w.Case.SubmittedAt <= day && w.Case.SubmittedAt >= twoDays),
            _ => waiting.Where(w => w.Case.SubmittedAt < twoDays),
        };
    }

    private static IQueryable<Waiting> PreChecked(this IQueryable<Waiting> waiting, PreCheckFilter filter) => filter switch
    {
        PreCheckFilter.Ready => waiting.Where(w => !w.HasCounsellor || w.Case.PreCheckedAt >= w.Case.SubmittedAt),
        PreCheckFilter.Missing => waiting.Where(w => w.HasCounsellor && (w.Case.PreCheckedAt == null || w.Case.PreCheckedAt < w.Case.SubmittedAt)),
        _ => waiting,
    };

    private static IOrderedQueryable<Waiting> By<TKey>(this IQueryable<Waiting> waiting, Expression<Func<Waiting, TKey>> key, bool descending) =>
        descending ? waiting.OrderByDescending(key) : waiting.OrderBy(key);
}
