using System.Globalization;
using System.Text.RegularExpressions;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Intake.Import;

/// <summary>One column a list may have. <paramref name="Field"/> is the item it fills, null where it fills none.</summary>
public sealed record ListColumnInfo(ListColumn Column, RecordField? Field, bool IsRequired, string Zh, string En, params IReadOnlyList<string> Aliases)
{
    public string Heading(CultureInfo culture) => culture.TwoLetterISOLanguageName == "zh" ? Zh : En;
}

/// <summary>The columns of an admission list and every heading provinces have given them.</summary>
public static partial class ListColumns
{
    private const bool Required = true;
    private const bool Optional = false;

    public static IReadOnlyList<ListColumnInfo> All { get; } =
    [
        new(ListColumn.CandidateNumber, RecordField.CandidateNumber, Required, "考生号", "Candidate number", "考号", "考生编号", "报名号", "高考报名号", "KSH"),
        new(ListColumn.Name, RecordField.Name, Required, "姓名", "Name", "考生姓名", "学生姓名", "XM"),
        new(ListColumn.Sex, RecordField.Sex, Optional, "性别", "Sex", "Gender", "XB"),
        new(ListColumn.IdType, RecordField.IdType, Optional, "证件类型", "Document type", "身份证件类型", "ID type"),
        new(ListColumn.IdNumber, RecordField.IdNumber, Required, "身份证号", "ID number", "身份证号码", "证件号码", "证件号", "身份证件号", "身份证件号码", "身份证", "公民身份号码", "SFZH"),
        new(ListColumn.BirthDate, RecordField.BirthDate, Optional, "出生日期", "Birth date", "出生年月日", "出生年月", "生日", "Date of birth", "CSRQ"),
        new(ListColumn.EthnicGroup, RecordField.EthnicGroup, Optional, "民族", "Ethnic group", "民族名称", "民族代码", "MZ"),
        new(ListColumn.PoliticalStatus, RecordField.PoliticalStatus, Optional, "政治面貌", "Political status", "政治面貌名称", "政治面貌代码", "ZZMM"),
        new(ListColumn.NativePlace, RecordField.NativePlace, Optional, "籍贯", "Native place", "籍贯代码"),
        new(ListColumn.OriginCode, RecordField.Origin, Optional, "生源地代码", "Origin code", "生源地区代码", "地区代码", "生源所在地代码"),
        new(ListColumn.OriginName, RecordField.Origin, Optional, "生源地", "Place of origin", "生源地名称", "生源地区", "地区名称", "生源所在地", "Origin"),
        new(ListColumn.FormalMajorCode, RecordField.FormalMajor, Required, "录取专业代码", "Major code", "专业代码", "正式录取专业代码", "ZYDM"),
        new(ListColumn.FormalMajorName, RecordField.FormalMajor, Optional, "录取专业", "Major", "录取专业名称", "专业名称", "专业", "正式录取专业", "ZYMC"),
        new(ListColumn.CurrentMajorCode, RecordField.CurrentMajor, Optional, "现读专业代码", "Current major code"),
        new(ListColumn.CurrentMajorName, RecordField.CurrentMajor, Optional, "现读专业", "Current major", "现读专业名称"),
        new(ListColumn.EntryYear, RecordField.EntryYear, Optional, "入学年份", "Year of entry", "入学年度", "入学日期", "入学时间", "年级", "RXRQ"),
        new(ListColumn.FormalAdmissionYear, RecordField.FormalAdmissionYear, Required, "录取年份", "Year of formal admission", "正式录取年份", "录取年度", "招生年份", "招生年度", "Admission year"),
        new(ListColumn.AdmissionRoute, RecordField.AdmissionRoute, Required, "招生类别", "Admission route", "录取类别", "招生类型", "录取类型", "招生方式", "录取方式", "入学方式", "Admission category"),
        new(ListColumn.AdmissionScore, RecordField.AdmissionScore, Optional, "总分", "Score", "录取总分", "高考总分", "投档成绩", "录取成绩", "成绩", "Total score"),
        new(ListColumn.GraduatedFrom, RecordField.GraduatedFrom, Optional, "毕业中学", "Graduated from", "毕业学校", "毕业中学名称", "毕业学校名称", "中学名称"),
        new(ListColumn.Phone, RecordField.Phone, Optional, "联系电话", "Phone", "手机", "手机号", "手机号码", "电话", "联系手机", "本人电话", "Mobile"),
        new(ListColumn.Address, RecordField.AddressDetail, Optional, "家庭地址", "Address", "家庭住址", "通讯地址", "通信地址", "邮寄地址", "通知书邮寄地址", "录取通知书邮寄地址", "地址"),
        new(ListColumn.PostalCode, RecordField.PostalCode, Optional, "邮政编码", "Postal code", "邮编", "Postcode"),
        new(ListColumn.Remarks, RecordField.Remarks, Optional, "备注", "Remarks", "说明"),
        new(ListColumn.AdmissionStatus, null, Optional, "录取状态", "Admission status", "考生状态", "状态"),
        new(ListColumn.School, null, Optional, "学院", "School", "院系", "系部", "二级学院", "录取院系", "Department"),
        new(ListColumn.Level, null, Optional, "层次", "Level", "培养层次", "录取层次"),
        new(ListColumn.NominalLength, null, Optional, "学制", "Nominal length", "修业年限"),
        new(ListColumn.StudyMode, null, Optional, "学习形式", "Mode of study", "培养形式"),
        new(ListColumn.SerialNumber, null, Optional, "序号", "No.", "编号"),
        new(ListColumn.FaultReason, null, Optional, "错误原因", "What to mend"),
    ];

    private static readonly Dictionary<string, ListColumn> _byHeading = All
        .SelectMany(info => info.Aliases.Prepend(info.En).Prepend(info.Zh).Select(heading => (Key: Key(heading), info.Column)))
        .ToDictionary(pair => pair.Key, pair => pair.Column);

    public static ListColumnInfo Of(ListColumn column) => All[(int)column];

    /// <summary>The column a heading means: spaces, marks for required and anything in brackets aside.</summary>
    public static ListColumn? Match(string? heading) => _byHeading.TryGetValue(Key(heading ?? ""), out var column) ? column : null;

    private static string Key(string heading) => Marks().Replace(Brackets().Replace(Plain.Code(heading), ""), "");

    [GeneratedRegex(@"[(\[【〔][^)\]】〕]*[)\]】〕]")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"[*:.、_\-]")]
    private static partial Regex Marks();
}
