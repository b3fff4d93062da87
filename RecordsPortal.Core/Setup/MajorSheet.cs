using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Setup;

/// <summary>One row of the sheet of majors: a school is made with its first major.</summary>
public sealed record MajorLine(SchoolForm School, MajorForm Major);

/// <summary>Reads majors with their schools, and says of each row what hinders it.</summary>
internal static class MajorSheet
{
    public static async Task<SheetReading<MajorLine>> ReadAsync(RecordsDbContext db, byte[] content, int thisYear, CancellationToken cancel)
    {
        var (refusal, rows) = SetupSheets.Read(content, SetupSheet.Majors);
        var lines = rows.Select(row => (row.Number, row.Cells, Line: LineOf(row.Cells))).ToList();
        var schools = await db.Schools.AsNoTracking().ToDictionaryAsync(s => s.Code, s => s.Name, cancel);
        var taken = (await db.Majors.AsNoTracking().Select(m => new { m.Code, m.Catalogue }).ToListAsync(cancel)).Select(m => (m.Code, (int?)m.Catalogue)).ToHashSet();
        return new SheetReading<MajorLine>(refusal, [.. lines.Select(row => new ReadRow<MajorLine>(row.Number, row.Cells, row.Line, [.. FaultsOf(row.Line, schools, taken, thisYear)]))]);
    }

    private static MajorLine LineOf(string[] cells) => new(
        new SchoolForm(null, 0, Plain.Code(cells[4]) is { Length: 1 } digit ? "0" + digit : Plain.Code(cells[4]), cells[5], ""),
        new MajorForm(null, 0, Plain.Code(cells[0]), int.TryParse(Plain.Code(cells[1]), CultureInfo.InvariantCulture, out var year) ? year : null, cells[2], cells[3], null, StructureRules.HalfYears(cells[6]), cells[7]));

    /// <summary>Rows above count: two of one code, or one school under two names, are told at the second.</summary>
    private static IEnumerable<FieldError> FaultsOf(MajorLine line, Dictionary<string, string> schools, HashSet<(string, int?)> taken, int thisYear)
    {
        foreach (var fault in StructureRules.FaultsOf(line.School).Concat(StructureRules.FaultsOf(line.Major, thisYear)))
        {
            yield return fault;
        }

        if (!taken.Add((line.Major.Code, line.Major.Catalogue)))
        {
            yield return new FieldError(nameof(MajorForm.Code), StructureKeys.CodeTaken);
        }

        if (!schools.TryAdd(line.School.Code, line.School.Name) && schools[line.School.Code] != line.School.Name)
        {
            yield return new FieldError(nameof(MajorForm.SchoolId), StructureKeys.CodeOfAnother, line.School.Code, schools[line.School.Code]);
        }
    }
}
