using System.Globalization;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Components.Registry;

/// <summary>An item's canonical value as people read it: codes become names in the language of the screen. "" for an absent one.</summary>
public static class FieldValues
{
    /// <summary>Sealed items come out as they go in: mask them before, and give family and schooling a list of their own.</summary>
    public static string Show(RecordField field, string? value, CollegeDirectory college) => value is null ? "" : field switch
    {
        RecordField.Sex => Name(Sexes.Table, value),
        RecordField.IdType => Name(IdDocumentTypes.Table, value),
        RecordField.AdmissionRoute => Name(AdmissionRoutes.Table, value),
        RecordField.EthnicGroup => Name(EthnicGroups.Table, value),
        RecordField.PoliticalStatus => Name(PoliticalStatuses.Table, value),
        RecordField.NativePlace or RecordField.Origin or RecordField.AddressDivision => Divisions.FullName(value) is { Length: > 0 } name ? name : value,
        RecordField.CurrentMajor or RecordField.FormalMajor => college.MajorByCode(value) is { } major ? $"{Show(major)} {value}" : value,
        RecordField.BirthDate => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Dates.Day(day) : value,
        RecordField.Phone => PhoneNumber.Display(value),
        _ => value,
    };

    public static string Show(SchoolItem? school) => school is null ? "" : IsChinese ? school.Name : school.NameEn;

    public static string Show(MajorItem? major) => major is null ? "" : IsChinese ? major.Name : major.NameEn;

    private static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    private static string Name(CodeTable table, string code) => table.NameOf(code, CultureInfo.CurrentUICulture);
}
