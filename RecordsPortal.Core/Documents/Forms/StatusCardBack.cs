using RecordsPortal.Core.Documents.Drawing;
using RecordsPortal.Core.Registry;
using static RecordsPortal.Core.Documents.Drawing.Cell;
using static RecordsPortal.Core.Documents.Forms.Ruled;

namespace RecordsPortal.Core.Documents.Forms;

/// <summary>The back of the card: what happens between entry and leaving. The portal does not collect it yet, so it is ruled, to be written by hand.</summary>
internal static class StatusCardBack
{
    private const int DefaultYears = 3;

    public static IEnumerable<TableRow> Rows(PrintedRecord record) =>
    [
        .. Registrations(record),
        .. Block("学籍异动记录", 8.6f, 5, [("日期", 5), ("类别", 4), ("原因", 7), ("批准文号", 6), ("异动前 → 异动后", 10)], [], record.Id),
        .. Block("奖励", 8, 4, [("日期", 5), ("名称", 13), ("级别", 4), ("文号", 10)], [], record.Id),
        .. Block("处分", 8, 3, [("日期", 5), ("种类", 5), ("原因", 9), ("文号", 7), ("解除日期", 6)], [], record.Id),
        Row(10, Label("军训", 3), Blank(7), Label("岗位实习", 4), Blank(8), Label("毕业设计", 4), Blank(8)),
        Row(10, Label("毕(结、肄)业\n结论", 5), Blank(12), Label("毕(结)业\n证书编号", 5), Blank(12)),
        Row(10, Label("学位证书编号", 5), Blank(12), Label("发证日期", 5), Blank(12)),
        Row(28, Label("鉴定", Side), Blank(Columns - Side)),
        Row(16, Label("经办人", 4), Blank(8), Label("教务处（章）", 5), Blank(17)),
    ];

    /// <summary>A row for each school year of the student's programme.</summary>
    private static IEnumerable<TableRow> Registrations(PrintedRecord record)
    {
        var years = ((record.Major?.LengthHalfYears ?? (2 * DefaultYears)) + 1) / 2;
        var first = int.TryParse(record.Values[RecordField.EntryYear], out var year) ? year : 0;
        yield return Heading(6.5f, Label("注册记录", Side) with { Rows = years + 2 }, Label("学年", 6) with { Rows = 2 }, Label("第一学期", 13), Label("第二学期", 13));
        yield return Heading(6.5f, Label("注册日期", 6), Label("经办人（章）", 7), Label("注册日期", 6), Label("经办人（章）", 7));
        for (var index = 0; index < years; index++)
        {
            yield return Row(years > DefaultYears ? 7 : 9, Value($"{first + index}—{first + index + 1}"), Blank(6), Blank(7), Blank(6), Blank(7));
        }

        static Cell Value(string text) => new(text, 6) { Align = Align.Middle };
    }
}
