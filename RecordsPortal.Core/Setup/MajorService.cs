using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Setup;

/// <summary>Makes, changes, closes and removes majors, one at a time or a sheet of them.</summary>
public sealed class MajorService(RecordsDb database, Writes writes, ICurrentUser user, CollegeClock clock)
{
    public Task<Outcome> SaveAsync(Guid command, MajorForm form, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.Structure, async scope =>
        {
            var clean = MajorWriting.Clean(form);
            return await MajorWriting.FaultsAsync(scope.Db, clean, clock.Today.Year, cancel) is { Count: > 0 } faults
                ? new Outcome.Invalid(faults)
                : await WriteAsync(scope, clean, cancel);
        }, cancel);

    /// <summary>A trial of a sheet; null for who keeps no majors.</summary>
    public async Task<SheetReading<MajorLine>?> ReadAsync(byte[] content, CancellationToken cancel = default)
    {
        if (!(await user.GetAsync(cancel)).May(Feature.Structure))
        {
            return null;
        }

        await using var db = database.Open();
        return await MajorSheet.ReadAsync(db, content, clock.Today.Year, cancel);
    }

    /// <summary>All or none: a sheet half taken leaves nobody knowing which half. Schools that are not there yet are made.</summary>
    public Task<Outcome> AddAsync(Guid command, IReadOnlyList<MajorLine> lines, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.Structure, async scope =>
        {
            scope.Change.ChangeSetId = command;
            var schools = await scope.Db.Schools.ToDictionaryAsync(s => s.Code, s => s.Id, cancel);
            foreach (var line in lines.DistinctBy(l => l.School.Code).Where(l => !schools.ContainsKey(l.School.Code)))
            {
                if (StructureRules.FaultsOf(line.School).ToList() is { Count: > 0 } faults)
                {
                    return new Outcome.Invalid(faults);
                }

                schools[line.School.Code] = scope.Db.Schools.Add(new School { Code = line.School.Code, Name = line.School.Name, NameEn = line.School.NameEn }).Entity.Id;
            }

            await scope.Db.SaveChangesAsync(cancel);
            foreach (var form in lines.Select(l => MajorWriting.Clean(l.Major with { Id = null, SchoolId = schools[l.School.Code] })))
            {
                if (await MajorWriting.FaultsAsync(scope.Db, form, clock.Today.Year, cancel) is { Count: > 0 } faults)
                {
                    return new Outcome.Invalid(faults);
                }

                await WriteAsync(scope, form, cancel);
            }

            return Outcome.Ok(count: lines.Count);
        }, cancel);

    public Task<Outcome> SetClosedAsync(Guid command, Guid major, bool closed, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.Structure, async scope =>
        {
            if (await scope.Db.Majors.FirstOrDefaultAsync(m => m.Id == major, cancel) is not { } row)
            {
                return new Outcome.NotFound();
            }

            row.IsClosed = closed;
            return Outcome.Ok(major);
        }, cancel);

    /// <summary>Only one that no student and no class ever had; any other can be closed.</summary>
    public Task<Outcome> RemoveAsync(Guid command, Guid major, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.Structure, async scope =>
        {
            if (await scope.Db.Majors.FirstOrDefaultAsync(m => m.Id == major, cancel) is not { } row)
            {
                return new Outcome.NotFound();
            }

            if (await MajorWriting.IsInUseAsync(scope.Db, major, cancel))
            {
                return new Outcome.Refused(StructureKeys.InUse, row.Name);
            }

            scope.Db.Majors.Remove(row);
            return Outcome.Ok(major);
        }, cancel);

    private static async Task<Outcome> WriteAsync(WriteScope scope, MajorForm form, CancellationToken cancel)
    {
        var row = form.Id is { } id ? await scope.Db.Majors.FirstOrDefaultAsync(m => m.Id == id, cancel) : scope.Db.Majors.Add(new Major()).Entity;
        if (row is null || (form.Id is not null && row.Version != form.Version))
        {
            return row is null ? new Outcome.NotFound() : new Outcome.Stale([]);
        }

        // Records and reports to the national register name a major by code and catalogue.
        if (form.Id is not null && (row.Code, row.Catalogue) != (form.Code, form.Catalogue) && await MajorWriting.IsInUseAsync(scope.Db, row.Id, cancel))
        {
            return new Outcome.Invalid([new FieldError(nameof(form.Code), StructureKeys.CodeInUse)]);
        }

        (row.Code, row.Catalogue, row.Name, row.NameEn) = (form.Code, form.Catalogue!.Value, form.Name, form.NameEn);
        (row.SchoolId, row.LengthHalfYears, row.Level) = (form.SchoolId!.Value, form.LengthHalfYears!.Value, form.Level);
        return Outcome.Ok(row.Id);
    }
}
