using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;

namespace RecordsPortal.Core.Setup;

/// <summary>Schools, majors and terms with what depends on them, for those who keep them; nothing for others.</summary>
public sealed class StructureList(RecordsDb database, ICurrentUser user)
{
    /// <summary>By code.</summary>
    public Task<IReadOnlyList<SchoolRow>> SchoolsAsync(CancellationToken cancel = default) => AskAsync<SchoolRow>(async db =>
        await db.Schools.AsNoTracking().OrderBy(s => s.Code).Select(s => new SchoolRow(
            s.Id, s.Version, s.Code, s.Name, s.NameEn, s.IsClosed, db.Majors.Count(m => m.SchoolId == s.Id), db.Classes.Count(c => c.SchoolId == s.Id),
            db.Students.Count(x => x.SchoolId == s.Id), s.ChangedAt)).ToListAsync(cancel), cancel);

    /// <summary>The newest catalogue first, then by code.</summary>
    public Task<IReadOnlyList<MajorRow>> MajorsAsync(CancellationToken cancel = default) => AskAsync<MajorRow>(async db =>
        await db.Majors.AsNoTracking().OrderByDescending(m => m.Catalogue).ThenBy(m => m.Code).Select(m => new MajorRow(
            m.Id, m.Version, m.Code, m.Catalogue, m.Name, m.NameEn, m.SchoolId, m.LengthHalfYears, m.Level, m.IsClosed, db.Classes.Count(c => c.MajorId == m.Id),
            db.Students.Count(x => x.CurrentMajorId == m.Id || x.FormalMajorId == m.Id), m.ChangedAt)).ToListAsync(cancel), cancel);

    /// <summary>The latest first.</summary>
    public Task<IReadOnlyList<TermRow>> TermsAsync(CancellationToken cancel = default) => AskAsync<TermRow>(async db =>
        await db.Terms.AsNoTracking().OrderByDescending(t => t.StartsOn)
            .Select(t => new TermRow(t.Id, t.Version, t.SchoolYear, t.Number, t.StartsOn, t.EndsOn, t.Weeks, t.ChangedAt)).ToListAsync(cancel), cancel);

    /// <summary>The latest entry year first, then by name.</summary>
    public Task<IReadOnlyList<ClassRow>> ClassesAsync(CancellationToken cancel = default) => AskAsync<ClassRow>(async db =>
        await db.Classes.AsNoTracking().OrderByDescending(c => c.EntryYear).ThenBy(c => c.Name).Select(c => new ClassRow(
            c.Id, c.Version, c.Name, c.EntryYear, c.MajorId, db.Majors.Where(m => m.Id == c.MajorId).Select(m => m.Name).First(), c.IsClosed,
            db.Students.Count(x => x.ClassId == c.Id),
            db.Grants.Where(g => g.ClassId == c.Id).Join(db.Users.Where(a => !a.IsDisabled), g => g.AccountId, a => a.Id, (g, a) => a.DisplayName).ToList(), c.ChangedAt)).ToListAsync(cancel), cancel);

    private async Task<IReadOnlyList<T>> AskAsync<T>(Func<RecordsDbContext, Task<List<T>>> ask, CancellationToken cancel)
    {
        if (!(await user.GetAsync(cancel)).May(Feature.Structure))
        {
            return [];
        }

        await using var db = database.Open();
        return await ask(db);
    }
}
