using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Benchmarks.Common;
using RecordsPortal.Core.Demo;
using RecordsPortal.Core.Intake.Import;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Benchmarks.Imports;

/// <summary>Admission lists of invented people, no two of them alike.</summary>
internal sealed class NewcomerSheets
{
    private static readonly ListColumn[] _columns =
    [
        ListColumn.CandidateNumber, ListColumn.Name, ListColumn.Sex, ListColumn.IdType, ListColumn.IdNumber, ListColumn.BirthDate, ListColumn.EthnicGroup,
        ListColumn.PoliticalStatus, ListColumn.OriginCode, ListColumn.FormalMajorCode, ListColumn.EntryYear, ListColumn.FormalAdmissionYear, ListColumn.AdmissionRoute,
        ListColumn.AdmissionScore, ListColumn.GraduatedFrom, ListColumn.Phone, ListColumn.Address,
    ];

    private readonly DemoPeople _people = new(new Random(44));
    private readonly IReadOnlyList<string> _majors;
    private int _serial = 100_000;

    private NewcomerSheets(IReadOnlyList<string> majors) => _majors = majors;

    public static async Task<NewcomerSheets> OfAsync(Stand stand)
    {
        await using var db = stand.OpenDatabase();
        return new NewcomerSheets(await db.Majors.Where(m => db.Classes.Any(c => c.MajorId == m.Id)).Select(m => m.Code).Distinct().ToListAsync());
    }

    public byte[] Next(int rows)
    {
        using var output = new MemoryStream();
        IEnumerable<IReadOnlyList<WrittenCell>> all = [[.. _columns.Select(column => new WrittenCell(ListColumns.Of(column).Zh, CellStyle.Heading))], .. Enumerable.Range(0, rows).Select(_ => Row())];
        XlsxWriter.Write(output, new WrittenSheet("录取名册", [.. _columns.Select(_ => 18.0)], all));
        return output.ToArray();
    }

    private IReadOnlyList<WrittenCell> Row()
    {
        var year = DemoCollege.EntryYears[^1];
        var person = _people.Listed(year, _serial++, _majors[_serial % _majors.Count]);
        return [.. _columns.Select(column => new WrittenCell(Text(column, ListColumns.Of(column).Field is { } field ? person[field] ?? "" : "")))];
    }

    /// <summary>As provinces write them: codes by their names.</summary>
    private static string Text(ListColumn column, string value) => column switch
    {
        ListColumn.Sex => Sexes.Table.NameOf(value, CultureInfo.GetCultureInfo("zh-CN")),
        ListColumn.IdType => IdDocumentTypes.Table.NameOf(value, CultureInfo.GetCultureInfo("zh-CN")),
        ListColumn.EthnicGroup => EthnicGroups.Table.NameOf(value, CultureInfo.GetCultureInfo("zh-CN")),
        ListColumn.PoliticalStatus => PoliticalStatuses.Table.NameOf(value, CultureInfo.GetCultureInfo("zh-CN")),
        ListColumn.AdmissionRoute => AdmissionRoutes.Table.NameOf(value, CultureInfo.GetCultureInfo("zh-CN")),
        ListColumn.Phone => value.Replace("+86", ""),
        _ => value,
    };
}
