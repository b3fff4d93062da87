using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Changes;

namespace RecordsPortal.Core.Reference;

public sealed record SchoolItem(Guid Id, string Code, string Name, string NameEn, bool IsClosed = false);

/// <param name="LengthHalfYears">学制 in half years: three years are 6.</param>
public sealed record MajorItem(Guid Id, string Code, int Catalogue, string Name, string NameEn, Guid SchoolId, int LengthHalfYears, string Level, bool IsClosed = false);

public sealed record ClassItem(Guid Id, string Name, Guid MajorId, Guid SchoolId, int EntryYear, bool IsClosed = false);

/// <summary>The college's schools, majors and classes as they stand, closed ones too; small enough to be read whole.</summary>
public sealed class CollegeDirectory(IReadOnlyList<SchoolItem> schools, IReadOnlyList<MajorItem> majors, IReadOnlyList<ClassItem> classes)
{
    private readonly Dictionary<Guid, SchoolItem> _schools = schools.ToDictionary(s => s.Id);
    private readonly Dictionary<Guid, MajorItem> _majors = majors.ToDictionary(m => m.Id);
    private readonly Dictionary<Guid, ClassItem> _classes = classes.ToDictionary(c => c.Id);

    /// <summary>By code.</summary>
    public IReadOnlyList<SchoolItem> Schools => schools;

    /// <summary>By code, the newest catalogue first.</summary>
    public IReadOnlyList<MajorItem> Majors => majors;

    /// <summary>By year of entry, the newest first, then name.</summary>
    public IReadOnlyList<ClassItem> Classes => classes;

    public SchoolItem? School(Guid? id) => id is { } key ? _schools.GetValueOrDefault(key) : null;

    public MajorItem? Major(Guid? id) => id is { } key ? _majors.GetValueOrDefault(key) : null;

    public ClassItem? Class(Guid? id) => id is { } key ? _classes.GetValueOrDefault(key) : null;

    /// <summary>The major with this code in the newest catalogue that has it.</summary>
    public MajorItem? MajorByCode(string? code) => majors.FirstOrDefault(m => m.Code == code);
}

/// <summary>
/// Says what everybody signed in may know: the college's own structure. No personal data here. Nearly every page shows some of it and it
/// changes a few times a year, so it is read again only when one of its rows has changed.
/// </summary>
public sealed class ReferenceService(RecordsDb database, ChangeFeed feed)
{
    private static readonly string[] Kinds = [nameof(School), nameof(Major), nameof(SchoolClass)];

    private volatile Kept? _kept;

    public async Task<CollegeDirectory> DirectoryAsync(CancellationToken cancel = default)
    {
        // Before reading: a change that is committed meanwhile is then later than what was kept.
        var asOf = feed.Sequence;
        if (_kept is { } kept && Kinds.All(kind => feed.LastOf(kind) <= kept.AsOf))
        {
            return kept.Directory;
        }

        await using var db = database.Open();
        var directory = await ReadAsync(db, cancel);
        _kept = new Kept(directory, asOf);
        return directory;
    }

    /// <summary>For writers, who must see it as their own transaction does.</summary>
    internal static async Task<CollegeDirectory> ReadAsync(RecordsDbContext db, CancellationToken cancel) => new(
        await db.Schools.AsNoTracking().OrderBy(s => s.Code).Select(s => new SchoolItem(s.Id, s.Code, s.Name, s.NameEn, s.IsClosed)).ToListAsync(cancel),
        await db.Majors.AsNoTracking().OrderByDescending(m => m.Catalogue).ThenBy(m => m.Code)
            .Select(m => new MajorItem(m.Id, m.Code, m.Catalogue, m.Name, m.NameEn, m.SchoolId, m.LengthHalfYears, m.Level, m.IsClosed)).ToListAsync(cancel),
        await db.Classes.AsNoTracking().OrderByDescending(c => c.EntryYear).ThenBy(c => c.Name)
            .Select(c => new ClassItem(c.Id, c.Name, c.MajorId, c.SchoolId, c.EntryYear, c.IsClosed)).ToListAsync(cancel));

    private sealed record Kept(CollegeDirectory Directory, long AsOf);
}
