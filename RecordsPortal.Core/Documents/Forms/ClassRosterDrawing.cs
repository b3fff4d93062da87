using RecordsPortal.Core.Documents.Drawing;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Documents.Forms;

/// <summary>The roster on paper: set across, its headings on every page.</summary>
internal static class ClassRosterDrawing
{
    public const string Form = "花名册-1";

    private const float Height = 7;

    private static readonly TextStyle _value = TextStyle.Value with { Points = 9 };

    public static LaidOut Draw(ClassRoster roster, CollegeDirectory college, Issue issue)
    {
        var page = new PageComposer(PageSetup.Across, new PageFrame(issue.Foot(roster.Sequence, Form), $"{roster.Class.Name} 花名册", null));
        page.Text($"{issue.College}学生花名册", TextStyle.Title with { Points = 16 }, align: Align.Middle);
        foreach (var line in roster.Heading)
        {
            page.Text(line, TextStyle.Value);
        }

        page.Space(1);
        page.Table(new Table([.. RosterColumn.All.Select(column => column.Width)], [Head, .. roster.Students.Select((student, index) => Row(student, index + 1, college))], Heads: 1));
        return page.Finish();
    }

    private static TableRow Head => new(Height, [.. RosterColumn.All.Select(column => Cell.Label(column.Heading))], KeepsNext: true);

    private static TableRow Row(PrintedRecord student, int place, CollegeDirectory college) =>
        new(Height, [.. RosterColumn.All.Select(column => new Cell(column.Text(student, place, college)) { Style = _value, About = student.Id })]);
}
