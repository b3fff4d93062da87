using RecordsPortal.Core.Documents.Drawing;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using static RecordsPortal.Core.Documents.Drawing.Cell;
using static RecordsPortal.Core.Documents.Forms.Ruled;

namespace RecordsPortal.Core.Documents.Forms;

/// <summary>学籍卡: one sheet, the person on the front and the years at the college on the back.</summary>
internal sealed class StatusCardDrawing(PrintedRecord record, CollegeDirectory college, Issue issue)
{
    public const string Form = "学籍卡-1";

    private const float Height = 9f;

    public LaidOut Draw()
    {
        var page = new PageComposer(PageSetup.Upright, new PageFrame(issue.Foot(record.Sequence, Form), $"学生学籍卡　{record.Name}　{record.StudentNumber}", record.Id));
        page.Text(issue.College, TextStyle.Label with { Points = 12 }, align: Align.Middle);
        page.Text("学生学籍卡", TextStyle.Title, align: Align.Middle);
        page.Space(1.5f);
        page.Table(Table([.. Person(), .. Study(), .. Block("本人简历", 8, 6, [("起止年月", 8), ("学校或单位", 18), ("证明人", 6)], PaperWords.Rows(record.Schooling), record.Id), .. Household(), Remarks()]));
        page.NewPage();
        page.Table(Table(StatusCardBack.Rows(record)));
        return page.Finish();
    }

    private IEnumerable<TableRow> Person() =>
    [
        Row(Height, Label("姓名", 4), Value(RecordField.Name, 8), Label("性别", 3), Value(RecordField.Sex, 2), Label("民族", 3), Value(RecordField.EthnicGroup, 7), Photo(record, rows: 6)),
        Row(Height, Label("学号", 4), Value(record.StudentNumber, 8), Label("考生号", 4), Value(RecordField.CandidateNumber, 11)),
        Row(Height, Label("曾用名", 4), Blank(8), Label("出生日期", 4), Value(RecordField.BirthDate, 11)),
        Row(Height, Label(PaperWords.IdLabel(record.Values), 4), Value(RecordField.IdNumber, 8), Label("政治面貌", 4), Value(RecordField.PoliticalStatus, 5), Label("入党(团)\n时间", 3), Blank(3)),
        Row(Height, Label("籍贯", 4), Value(RecordField.NativePlace, 8), Label("生源地", 4), Value(RecordField.Origin, 11)),
        Row(Height, Label("招生类别", 4), Value(RecordField.AdmissionRoute, 8), Label("入学年月", 4), Value(Entered, 11)),
    ];

    private IEnumerable<TableRow> Study() =>
    [
        Row(Height, Label("正式录取\n年份", 4), Value(RecordField.FormalAdmissionYear, 6), Label("正式录取\n专业", 4), Value(RecordField.FormalMajor, 20)),
        Row(Height, Label("学院", 4), Value(record.School?.Name, 12), Label("现读专业", 4), Value(RecordField.CurrentMajor, 14)),
        Row(Height, Label("班级", 4), Value(record.Class?.Name, 8), Label("学制", 3), Value(PaperWords.Length(record.Major), 4), Label("层次", 3), Value(record.Major?.Level, 4), Label("培养方式", 4), Blank(4)),
        Row(Height, Label("毕业中学", 4), Value(RecordField.GraduatedFrom, 20), Label("入学总分", 4), Value(RecordField.AdmissionScore, 6)),
        Row(Height, Label("家庭住址", 4), Value(PaperWords.Address(record.Values, college), 20), Label("邮政编码", 4), Value(RecordField.PostalCode, 6)),
        Row(Height, Label("联系电话", 4), Value(RecordField.Phone, 13), Label("学籍状态", 4), Value(PaperWords.Of(record.Status), 13)),
    ];

    private IEnumerable<TableRow> Household() => Block(
        "家庭主要成员及社会关系", 8, 5, [("关系", 4), ("姓名", 7), ("政治面貌", 5), ("工作单位及职务", 10), ("联系电话", 6)], PaperWords.Rows(record.Family), record.Id);

    private TableRow Remarks() => Row(14, Label("备注", Side), Value(RecordField.Remarks, Columns - Side));

    /// <summary>The month of check-in; before it the year, which is all that is certain.</summary>
    private string Entered => record.Entered is { } day ? PaperWords.Month($"{day:yyyy-MM}") : $"{record.Values[RecordField.EntryYear]}年";

    private Cell Value(RecordField field, int columns) => Value(PaperWords.Of(field, record.Values, college), columns);

    private Cell Value(string? text, int columns) => new(text ?? "", columns) { About = record.Id };
}
