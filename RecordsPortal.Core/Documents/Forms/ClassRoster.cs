using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Documents.Forms;

/// <summary>花名册 of one class.</summary>
/// <param name="Counsellors">Their names; none where the class has nobody yet.</param>
/// <param name="Sequence">The last line of the change table it contains.</param>
internal sealed record ClassRoster(
    ClassItem Class, SchoolItem? School, MajorItem? Major, IReadOnlyList<string> Counsellors, DateOnly On, IReadOnlyList<PrintedRecord> Students, long Sequence)
{
    public int CountOf(string sex) => Students.Count(student => student.Values[RecordField.Sex] == sex);

    /// <summary>What stands over the list, in two lines; on paper and in the workbook alike.</summary>
    public IReadOnlyList<string> Heading =>
    [
        $"学院：{School?.Name}　专业：{Major?.Name}　年级：{Class.EntryYear} 级　班级：{Class.Name}　{SchoolTerm.Of(On)}　辅导员：{string.Join('、', Counsellors)}",
        $"共 {Students.Count} 人　男 {CountOf(Sexes.Male)} 人　女 {CountOf(Sexes.Female)} 人　截至 {PaperWords.Day(On)}",
    ];
}

/// <param name="Width">In millimetres; together they fill a page set across.</param>
/// <param name="Text">Of a student and their place in the list, from 1.</param>
internal sealed record RosterColumn(string Heading, float Width, Func<PrintedRecord, int, CollegeDirectory, string> Text)
{
    /// <summary>The ID number is masked for everybody: a roster hangs on doors. Dormitory and remarks are left to be written by hand.</summary>
    public static IReadOnlyList<RosterColumn> All { get; } =
    [
        new("序号", 9, (_, place, _) => $"{place}"),
        new("学号", 23, (student, _, _) => student.StudentNumber ?? ""),
        new("姓名", 30, (student, _, _) => student.Name),
        Of("性别", 9, RecordField.Sex),
        Of("民族", 18, RecordField.EthnicGroup),
        Of("出生日期", 27, RecordField.BirthDate),
        new("身份证号", 36, (student, _, _) => Mask.IdNumber(student.Values[RecordField.IdNumber])),
        Of("籍贯", 38, RecordField.NativePlace),
        Of("政治面貌", 19, RecordField.PoliticalStatus),
        Of("联系电话", 25, RecordField.Phone),
        new("宿舍", 13, (_, _, _) => ""),
        new("备注", 16, (_, _, _) => ""),
    ];

    private static RosterColumn Of(string heading, float width, RecordField field) => new(heading, width, (student, _, college) => PaperWords.Of(field, student.Values, college));
}
