using RecordsPortal.Core.Documents.Drawing;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using static RecordsPortal.Core.Documents.Drawing.Cell;
using static RecordsPortal.Core.Documents.Forms.Ruled;

namespace RecordsPortal.Core.Documents.Forms;

/// <summary>新生入学登记表: the freshman's own words over the statement they signed, and room for those who check them.</summary>
internal sealed class RegistrationFormDrawing(RegistrationForm form, CollegeDirectory college, Issue issue)
{
    public const string Form = "新生登记表-1";

    private const float Height = 9f;
    private const string YesOrNo = "□是　□否";

    private PrintedRecord Record => form.Record;

    public LaidOut Draw()
    {
        var page = new PageComposer(PageSetup.Upright, new PageFrame(issue.Foot(Record.Sequence, Form), $"新生入学登记表　{Record.Name}　{form.ReceiptNumber}", Record.Id));
        page.Text(issue.College, TextStyle.Label with { Points = 12 }, align: Align.Middle);
        page.Text("新生入学登记表", TextStyle.Title, align: Align.Middle);
        page.Text($"考生号 {Record.Values[RecordField.CandidateNumber]}　回执号 {form.ReceiptNumber}", TextStyle.Value, Record.Id);
        page.Space(1);
        page.Table(Table([.. Person(), .. Study(), .. Schooling(), .. Household()]));
        page.NewPage();
        page.Table(Table([.. Arrival(), Row(30, Label("本人声明", 5), new(Signed, Columns - 5) { About = Record.Id }), .. Checks()]));
        return page.Finish();
    }

    private string Signed => string.Join('\n', new[]
    {
        TruthStatement.Wording(form.TruthVersion, form.AssistedBy is not null),
        $"（声明第 {form.TruthVersion} 版，{PaperWords.Second(form.SubmittedAt)} 在线确认并提交，回执号 {form.ReceiptNumber}{Notice}）",
        form.AssistedBy is { } officer ? $"由 {officer} 协助填写，原因：{form.AssistedReason}" : null,
        "\n学生签名：　　　　　　　　　　　　日期：　　　　年　　月　　日",
    }.OfType<string>());

    private string Notice => form.NoticeNumber is { } number ? $"，已阅隐私告知第 {number} 版" : "";

    private IEnumerable<TableRow> Person() =>
    [
        Row(Height, Label("姓名", 4), Value(RecordField.Name, 8), Label("性别", 3), Value(RecordField.Sex, 2), Label("民族", 3), Value(RecordField.EthnicGroup, 7), Photo()),
        Row(Height, Label("曾用名", 4), Blank(8), Label("出生日期", 4), Value(RecordField.BirthDate, 11)),
        Row(Height, Label(PaperWords.IdLabel(Record.Values), 4), Value(RecordField.IdNumber, 8), Label("政治面貌", 4), Value(RecordField.PoliticalStatus, 11)),
        Row(Height, Label("籍贯", 4), Value(RecordField.NativePlace, 8), Label("生源地", 4), Value(RecordField.Origin, 11)),
        Row(Height, Label("招生类别", 4), Value(RecordField.AdmissionRoute, 8), Label("联系电话", 4), Value(RecordField.Phone, 11)),
        Row(Height, Label("入学年份", 4), Value(RecordField.EntryYear, 8), Label("正式录取\n年份", 4), Value(RecordField.FormalAdmissionYear, 11)),
    ];

    private IEnumerable<TableRow> Study() =>
    [
        Row(Height, Label("正式录取\n专业", 4), Value(RecordField.FormalMajor, 13), Label("现读专业", 4), Value(RecordField.CurrentMajor, 13)),
        Row(Height, Label("学院", 4), Value(Record.School?.Name, 13), Label("班级", 4), Value(Record.Class?.Name, 13)),
        Row(Height, Label("家庭住址", 4), Value(PaperWords.Address(Record.Values, college), 20), Label("邮政编码", 4), Value(RecordField.PostalCode, 6)),
        Row(Height, Label("毕业中学", 4), Value(RecordField.GraduatedFrom, 13), Label("健康状况", 4), Blank(13)),
        Row(Height, Label("备注", 4), Value(RecordField.Remarks, 30)),
    ];

    private IEnumerable<TableRow> Schooling() => Block("本人简历", 8, 6, [("起止年月", 8), ("学校或单位", 18), ("证明人", 6)], PaperWords.Rows(Record.Schooling), Record.Id);

    private IEnumerable<TableRow> Household() =>
    [
        .. Block("家庭主要成员", 8, 5, [("关系", 4), ("姓名", 7), ("政治面貌", 5), ("工作单位及职务", 10), ("联系电话", 6)], PaperWords.Rows(Record.Family), Record.Id),
        Row(Height, Label("监护人", 4), Blank(8), Label("与本人关系", 5), Blank(5), Label("监护人电话", 5), Blank(7)),
    ];

    private static IEnumerable<TableRow> Arrival() =>
    [
        Row(10, Label("宿舍", 4), Blank(8), Label("户口是否迁入", 5), Choice(6), Label("高中档案是否收到", 6), Choice(5)),
        Row(10, Label("附件", 4), new("□身份证复印件　□录取通知书　□照片　□其他：", 30)),
    ];

    private static IEnumerable<TableRow> Checks() =>
        new[] { "院系审核意见", "招生办公室审核意见", "教务处意见" }.Select(office => Row(50, Label(office, 5), new("\n\n\n\n\n\n\n签名（章）：　　　　　　　　　　　日期：　　　　年　　月　　日", Columns - 5)));

    private Cell Photo() => Ruled.Photo(Record, rows: 6);

    private Cell Value(RecordField field, int columns) => Value(PaperWords.Of(field, Record.Values, college), columns);

    private Cell Value(string? text, int columns) => new(text ?? "", columns) { About = Record.Id };

    private static Cell Choice(int columns) => new(YesOrNo, columns) { Align = Align.Middle };
}
