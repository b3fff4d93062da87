using RecordsPortal.Core.Intake.Import;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Documents.Forms;

/// <summary>The roster as a workbook: the list on its first sheet under one heading row, so that it sorts and filters; what stands over it on the second.</summary>
internal static class ClassRosterSheet
{
    private const double CharactersPerMillimetre = 0.55;
    private const double Wide = 100;

    public static byte[] Write(ClassRoster roster, CollegeDirectory college, Issue issue)
    {
        using var file = new MemoryStream();
        var heading = RosterColumn.All.Select(column => new WrittenCell(column.Heading, CellStyle.Heading)).ToArray();
        var rows = roster.Students.Select((student, index) => RosterColumn.All.Select(column => new WrittenCell(column.Text(student, index + 1, college))).ToArray());
        string[] about = [$"{issue.College}学生花名册", .. roster.Heading, issue.Foot(roster.Sequence, ClassRosterDrawing.Form)];
        XlsxWriter.Write(
            file,
            new WrittenSheet("花名册", [.. RosterColumn.All.Select(column => column.Width * CharactersPerMillimetre)], rows.Prepend(heading)),
            new WrittenSheet("说明", [Wide], about.Select(line => new[] { new WrittenCell(line) })));
        return file.ToArray();
    }
}
