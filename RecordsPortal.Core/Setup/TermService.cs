using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Setup;

/// <summary>Keeps the college's terms. In line, because that no two overlap is a rule over all of them.</summary>
public sealed class TermService(Writes writes, CollegeClock clock)
{
    public Task<Outcome> SaveAsync(Guid command, TermForm form, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.Structure, async scope =>
        {
            var faults = StructureRules.FaultsOf(form, clock.Today.Year).ToList();
            if (faults.Count > 0)
            {
                return new Outcome.Invalid(faults);
            }

            var others = await scope.Db.Terms.AsNoTracking().Where(t => t.Id != form.Id).OrderBy(t => t.StartsOn).ToListAsync(cancel);
            if (others.Exists(t => t.SchoolYear == form.SchoolYear && t.Number == form.Number))
            {
                return new Outcome.Invalid([new FieldError(nameof(form.Number), StructureKeys.TermTaken)]);
            }

            return others.Find(t => t.StartsOn <= form.EndsOn && t.EndsOn >= form.StartsOn) is { } clash
                ? new Outcome.Invalid([new FieldError(nameof(form.StartsOn), StructureKeys.Overlaps, clash.SchoolYear.ToString(CultureInfo.InvariantCulture), clash.Number.ToString(CultureInfo.InvariantCulture))])
                : await WriteAsync(scope, form, cancel);
        }, cancel);

    public Task<Outcome> RemoveAsync(Guid command, Guid term, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.Structure, async scope =>
        {
            if (await scope.Db.Terms.FirstOrDefaultAsync(t => t.Id == term, cancel) is not { } row)
            {
                return new Outcome.NotFound();
            }

            scope.Db.Terms.Remove(row);
            return Outcome.Ok(term);
        }, cancel);

    private static async Task<Outcome> WriteAsync(WriteScope scope, TermForm form, CancellationToken cancel)
    {
        var row = form.Id is { } id ? await scope.Db.Terms.FirstOrDefaultAsync(t => t.Id == id, cancel) : scope.Db.Terms.Add(new Term()).Entity;
        if (row is null || (form.Id is not null && row.Version != form.Version))
        {
            return row is null ? new Outcome.NotFound() : new Outcome.Stale([]);
        }

        (row.SchoolYear, row.Number, row.StartsOn) = (form.SchoolYear!.Value, form.Number!.Value, form.StartsOn!.Value);
        (row.EndsOn, row.Weeks) = (form.EndsOn!.Value, form.Weeks!.Value);
        return Outcome.Ok(row.Id);
    }
}
