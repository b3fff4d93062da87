using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Setup;

/// <summary>How one major is cleaned and checked, for the form and for the sheet alike.</summary>
internal static class MajorWriting
{
    public static MajorForm Clean(MajorForm form) =>
        form with { Code = Plain.Code(form.Code), Name = Plain.Line(form.Name), NameEn = Plain.Line(form.NameEn), Level = Plain.Text(form.Level) };

    /// <summary>Every fault, in the order of the fields. Rows that this context added and has not saved count as taken.</summary>
    public static async Task<List<FieldError>> FaultsAsync(RecordsDbContext db, MajorForm form, int thisYear, CancellationToken cancel)
    {
        var faults = StructureRules.FaultsOf(form, thisYear).ToList();
        if (db.Majors.Local.Any(m => m.Id != form.Id && m.Code == form.Code && m.Catalogue == form.Catalogue)
            || await db.Majors.AnyAsync(m => m.Id != form.Id && m.Code == form.Code && m.Catalogue == form.Catalogue, cancel))
        {
            faults.Insert(0, new FieldError(nameof(form.Code), StructureKeys.CodeTaken));
        }

        if (!await db.Schools.AnyAsync(s => s.Id == form.SchoolId, cancel))
        {
            faults.Add(new FieldError(nameof(form.SchoolId), StructureKeys.SchoolMissing));
        }

        return faults;
    }

    public static async Task<bool> IsInUseAsync(RecordsDbContext db, Guid major, CancellationToken cancel) =>
        await db.Classes.AnyAsync(c => c.MajorId == major, cancel) || await db.Students.AnyAsync(s => s.CurrentMajorId == major || s.FormalMajorId == major, cancel);
}
