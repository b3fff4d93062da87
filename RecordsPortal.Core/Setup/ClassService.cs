using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Setup;

/// <summary>Makes, renames and closes classes. Students move between them on the classes page.</summary>
public sealed class ClassService(Writes writes, CollegeClock clock)
{
    public Task<Outcome> SaveAsync(Guid command, ClassForm form, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.Structure, async scope =>
        {
            var clean = form with { Name = Plain.Line(form.Name) };
            var major = await scope.Db.Majors.AsNoTracking().FirstOrDefaultAsync(m => m.Id == clean.MajorId, cancel);
            List<FieldError> faults = [];
            Add(nameof(form.Name), ClassRules.NameFault(clean.Name));
            Add(nameof(form.EntryYear), clean.EntryYear is { } year && (form.Id is not null || ClassRules.IsLikelyYear(year, clock.Today)) ? null : ClassRules.YearUnlikely);
            Add(nameof(form.MajorId), major is null ? StructureKeys.MajorMissing : null);
            if (await scope.Db.Classes.AnyAsync(c => c.Id != clean.Id && c.EntryYear == clean.EntryYear && c.Name == clean.Name, cancel))
            {
                faults.Add(new FieldError(nameof(form.Name), ClassRules.NameTaken, clean.Name));
            }

            return faults.Count > 0 ? new Outcome.Invalid(faults) : await WriteAsync(scope, clean, major!, cancel);

            void Add(string field, string? key)
            {
                if (key is not null)
                {
                    faults.Add(new FieldError(field, key, ""));
                }
            }
        }, cancel);

    public Task<Outcome> SetClosedAsync(Guid command, Guid studentClass, bool closed, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.Structure, async scope =>
        {
            if (await scope.Db.Classes.FirstOrDefaultAsync(c => c.Id == studentClass, cancel) is not { } row)
            {
                return new Outcome.NotFound();
            }

            row.IsClosed = closed;
            return Outcome.Ok(studentClass);
        }, cancel);

    private static async Task<Outcome> WriteAsync(WriteScope scope, ClassForm form, Major major, CancellationToken cancel)
    {
        var row = form.Id is { } id ? await scope.Db.Classes.FirstOrDefaultAsync(c => c.Id == id, cancel) : scope.Db.Classes.Add(new SchoolClass()).Entity;
        if (row is null || (form.Id is not null && row.Version != form.Version))
        {
            return row is null ? new Outcome.NotFound() : new Outcome.Stale([]);
        }

        // Its students have the major and the year too; they move by a change of major, not by the renaming of their class.
        if (form.Id is not null && (row.MajorId, row.EntryYear) != (major.Id, form.EntryYear) && await scope.Db.Students.AnyAsync(s => s.ClassId == row.Id, cancel))
        {
            return new Outcome.Invalid([new FieldError(nameof(form.MajorId), StructureKeys.ClassInUse)]);
        }

        (row.Name, row.MajorId, row.SchoolId, row.EntryYear) = (form.Name, major.Id, major.SchoolId, form.EntryYear!.Value);
        return Outcome.Ok(row.Id);
    }
}
