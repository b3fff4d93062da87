using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Setup;

/// <summary>Makes, renames, closes and removes schools.</summary>
public sealed class SchoolService(Writes writes)
{
    public Task<Outcome> SaveAsync(Guid command, SchoolForm form, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.Structure, async scope =>
        {
            var clean = form with { Code = Plain.Code(form.Code), Name = Plain.Line(form.Name), NameEn = Plain.Line(form.NameEn) };
            var faults = StructureRules.FaultsOf(clean).ToList();
            var others = await scope.Db.Schools.AsNoTracking().Where(s => s.Id != form.Id && (s.Code == clean.Code || s.Name == clean.Name)).ToListAsync(cancel);
            faults.AddRange(others.Where(s => s.Code == clean.Code).Select(_ => new FieldError(nameof(form.Code), StructureKeys.CodeTaken)));
            faults.AddRange(others.Where(s => s.Name == clean.Name).Select(_ => new FieldError(nameof(form.Name), StructureKeys.NameTaken)));
            return faults.Count > 0 ? new Outcome.Invalid(faults) : await WriteAsync(scope, clean, cancel);
        }, cancel);

    /// <summary>Closed, it is offered for nothing new; its students, classes and history stay.</summary>
    public Task<Outcome> SetClosedAsync(Guid command, Guid school, bool closed, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.Structure, async scope =>
        {
            if (await scope.Db.Schools.FirstOrDefaultAsync(s => s.Id == school, cancel) is not { } row)
            {
                return new Outcome.NotFound();
            }

            row.IsClosed = closed;
            return Outcome.Ok(school);
        }, cancel);

    /// <summary>Only one that nothing ever belonged to: made by mistake.</summary>
    public Task<Outcome> RemoveAsync(Guid command, Guid school, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.Structure, async scope =>
        {
            var db = scope.Db;
            if (await db.Schools.FirstOrDefaultAsync(s => s.Id == school, cancel) is not { } row)
            {
                return new Outcome.NotFound();
            }

            if (await db.Majors.AnyAsync(m => m.SchoolId == school, cancel) || await db.Classes.AnyAsync(c => c.SchoolId == school, cancel)
                || await db.Students.AnyAsync(s => s.SchoolId == school, cancel) || await db.Grants.AnyAsync(g => g.SchoolId == school, cancel))
            {
                return new Outcome.Refused(StructureKeys.InUse, row.Name);
            }

            db.Schools.Remove(row);
            return Outcome.Ok(school);
        }, cancel);

    private static async Task<Outcome> WriteAsync(WriteScope scope, SchoolForm form, CancellationToken cancel)
    {
        var row = form.Id is { } id ? await scope.Db.Schools.FirstOrDefaultAsync(s => s.Id == id, cancel) : scope.Db.Schools.Add(new School()).Entity;
        if (row is null || (form.Id is not null && row.Version != form.Version))
        {
            return row is null ? new Outcome.NotFound() : new Outcome.Stale([]);
        }

        // Numbers already given carry the old code, and the counter of the new one could meet them.
        if (row.Code != form.Code && await scope.Db.Students.AnyAsync(s => s.SchoolId == row.Id && s.StudentNumber != null, cancel))
        {
            return new Outcome.Invalid([new FieldError(nameof(form.Code), StructureKeys.CodeInUse)]);
        }

        (row.Code, row.Name, row.NameEn) = (form.Code, form.Name, form.NameEn);
        return Outcome.Ok(row.Id);
    }
}
