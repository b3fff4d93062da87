using System.Globalization;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Documents.Forms;

/// <summary>Values as a document shows them. Documents are Chinese whatever the language of the screen they are ordered from.</summary>
internal static class PaperWords
{
    private static readonly CultureInfo _chinese = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>"" for an item nobody gave: its field is printed blank.</summary>
    public static string Of(RecordField field, RecordValues values, CollegeDirectory college) => values[field] is not { } value ? "" : field switch
    {
        RecordField.Sex => Sexes.Table.NameOf(value, _chinese),
        RecordField.AdmissionRoute => AdmissionRoutes.Table.NameOf(value, _chinese),
        RecordField.EthnicGroup => EthnicGroups.Table.NameOf(value, _chinese),
        RecordField.PoliticalStatus => PoliticalStatuses.Table.NameOf(value, _chinese),
        RecordField.NativePlace or RecordField.Origin or RecordField.AddressDivision => Divisions.FullName(value) is { Length: > 0 } name ? name : value,
        RecordField.CurrentMajor or RecordField.FormalMajor => college.MajorByCode(value) is { } major ? $"{major.Name}（{major.Code}）" : value,
        RecordField.BirthDate => Day(DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        RecordField.Phone => PhoneNumber.Display(value),
        _ => value,
    };

    /// <summary>身份证号, or what the document is called that stands in its place.</summary>
    public static string IdLabel(RecordValues values) =>
        values[RecordField.IdType] is { } type && type != IdDocumentTypes.ResidentId ? $"{IdDocumentTypes.Table.NameOf(type, _chinese)}号" : "身份证号";

    public static string Address(RecordValues values, CollegeDirectory college) =>
        Of(RecordField.AddressDivision, values, college) + values[RecordField.AddressDetail];

    public static string Of(StudentStatus status) => status switch
    {
        StudentStatus.Admitted => "已录取待报到",
        StudentStatus.EntryDeferred => "保留入学资格",
        StudentStatus.EntryForfeited => "放弃入学资格",
        StudentStatus.EntryCancelled => "取消入学资格",
        StudentStatus.Active => "在籍",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A document has no word for this status."),
    };

    /// <summary>Period, school, witness.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(IEnumerable<SchoolingEntry> schooling) =>
        [.. schooling.Select(entry => (string[])[$"{Month(entry.From)}至{Month(entry.To)}", entry.School, entry.Witness ?? ""])];

    /// <summary>Relation, name, political status, employer, phone.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(IEnumerable<FamilyMember> family) => [.. family.Select(member => (string[])
        [FamilyRelations.Table.NameOf(member.Relation, _chinese), member.Name, PoliticalStatuses.Table.NameOf(member.PoliticalStatus, _chinese), member.Employer ?? "", PhoneNumber.Display(member.Phone)])];

    /// <summary>学制: three years are 三年.</summary>
    public static string Length(MajorItem? major) => major is null ? "" : $"{major.LengthHalfYears / 2}{(major.LengthHalfYears % 2 == 1 ? ".5" : "")}年";

    /// <summary>2026年9月1日.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>2026年9月1日 09:12:03.</summary>
    /// <param name="local">The college's time.</param>
    public static string Second(DateTime local) => local.ToString("yyyy年M月d日 HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>2023年9月 of 2023-09.</summary>
    public static string Month(string month) => DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
        ? first.ToString("yyyy年M月", CultureInfo.InvariantCulture)
        : month;
}
