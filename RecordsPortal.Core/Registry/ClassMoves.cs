using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Registry;

/// <summary>Makes classes and moves students between those of one major and year.</summary>
public sealed class ClassMoves(Writes writes, CollegeClock clock)
{
    /// <summary>All or nobody: a move half made leaves two class lists wrong.</summary>
    public Task<Outcome> MoveAsync(Guid command, IReadOnlyList<Guid> students, Guid toClass, string reason, CancellationToken cancel = default) =>
        writes.RunAsync(command, Feature.Classes, async scope =>
        {
            if (ReasonRules.FaultOf(reason) is { } fault)
            {
                return new Outcome.Invalid([new FieldError(nameof(reason), fault)]);
            }

            if (students.Count == 0)
            {
                return new Outcome.Refused(ClassRules.NobodyChosen);
            }

            var target = await scope.Db.Classes.AsNoTracking().FirstOrDefaultAsync(c => c.Id == toClass, cancel);
            // As one parameter: with one for each student the statement is another for every number of them, and EF writes it anew each time.
            var rows = await scope.Db.StudentsWithin(scope.Reach).Where(s => EF.Parameter(students).Contains(s.Id)).ToListAsync(cancel);
            if (target is null || rows.Count != students.Distinct().Count())
            {
                return new Outcome.NotFound();
            }

            return Move(rows, target, scope, command, reason.Trim());
        }, cancel);

    /// <param name="year">Year of entry.</param>
    public Task<Outcome> AddAsync(Guid command, Guid major, int year, string name, CancellationToken cancel = default) =>
        writes.RunAsync(command, Feature.Classes, async scope =>
        {
            var trimmed = name.Trim();
            if (ClassRules.NameFault(trimmed) is { } fault)
            {
                return new Outcome.Invalid([new FieldError(nameof(name), fault)]);
            }

            if (!ClassRules.IsLikelyYear(year, clock.Today))
            {
                return new Outcome.Invalid([new FieldError(nameof(year), ClassRules.YearUnlikely)]);
            }

            var found = await scope.Db.Majors.AsNoTracking().FirstOrDefaultAsync(m => m.Id == major, cancel);
            if (found is null || !(scope.Reach.IsCollege || scope.Reach.Schools.Contains(found.SchoolId)))
            {
                return new Outcome.NotFound();
            }

            if (found.IsClosed)
            {
                return new Outcome.Refused(ClassRules.MajorClosed);
            }

            if (await scope.Db.Classes.AnyAsync(c => c.EntryYear == year && c.Name == trimmed, cancel))
            {
                return new Outcome.Refused(ClassRules.NameTaken, trimmed);
            }

            var made = new SchoolClass { Name = trimmed, MajorId = major, SchoolId = found.SchoolId, EntryYear = year };
            scope.Db.Classes.Add(made);
            return Outcome.Ok(made.Id);
        }, cancel);

    private static Outcome Move(List<Student> rows, SchoolClass target, WriteScope scope, Guid command, string reason)
    {
        if (rows.Exists(s => s.CurrentMajorId != target.MajorId || s.EntryYear != target.EntryYear))
        {
            return new Outcome.Refused(ClassRules.OtherMajorOrYear);
        }

        var moving = rows.Where(s => s.ClassId != target.Id).ToList();
        if (moving.Count == 0)
        {
            return new Outcome.Refused(ClassRules.AlreadyThere);
        }

        (scope.Change.Reason, scope.Change.ChangeSetId) = (reason, moving.Count > 1 ? command : null);
        moving.ForEach(student => student.ClassId = target.Id);
        return Outcome.Ok(count: moving.Count);
    }
}
