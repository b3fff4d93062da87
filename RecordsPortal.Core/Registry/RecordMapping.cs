using System.Globalization;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Registry;

/// <summary>Between a student's row and their items. Items the values do not hold are left as they are.</summary>
internal static class RecordMapping
{
    /// <summary>The columns of <see cref="Student"/> that an item lives in, for history and sources.</summary>
    public static IReadOnlyDictionary<RecordField, string> Columns { get; } = new Dictionary<RecordField, string>
    {
        [RecordField.Name] = nameof(Student.Name),
        [RecordField.Sex] = nameof(Student.Sex),
        [RecordField.NativePlace] = nameof(Student.NativePlace),
        [RecordField.Origin] = nameof(Student.Origin),
        [RecordField.BirthDate] = nameof(Student.BirthDate),
        [RecordField.IdType] = nameof(Student.IdType),
        [RecordField.IdNumber] = nameof(Student.IdNumberSealed),
        [RecordField.EntryYear] = nameof(Student.EntryYear),
        [RecordField.FormalAdmissionYear] = nameof(Student.FormalAdmissionYear),
        [RecordField.CurrentMajor] = nameof(Student.CurrentMajorId),
        [RecordField.FormalMajor] = nameof(Student.FormalMajorId),
        [RecordField.AdmissionRoute] = nameof(Student.AdmissionRoute),
        [RecordField.Phone] = nameof(Student.PhoneSealed),
        [RecordField.Remarks] = nameof(Student.Remarks),
        [RecordField.CandidateNumber] = nameof(Student.CandidateNumber),
        [RecordField.EthnicGroup] = nameof(Student.EthnicGroup),
        [RecordField.PoliticalStatus] = nameof(Student.PoliticalStatus),
        [RecordField.AddressDivision] = nameof(Student.AddressDivision),
        [RecordField.AddressDetail] = nameof(Student.AddressDetail),
        [RecordField.PostalCode] = nameof(Student.PostalCode),
        [RecordField.GraduatedFrom] = nameof(Student.GraduatedFrom),
        [RecordField.AdmissionScore] = nameof(Student.AdmissionScore),
        [RecordField.Family] = nameof(Student.FamilySealed),
        [RecordField.Schooling] = nameof(Student.Schooling),
        [RecordField.Photo] = nameof(Student.PhotoId),
    };

    /// <summary>Values must have passed the rules: a code that does not exist throws.</summary>
    public static void Apply(Student student, RecordValues values, PersonKey key, SealedValues sealing, CollegeDirectory college)
    {
        foreach (var field in values.Fields)
        {
            Apply(student, field, values[field]!, key, sealing, college);
        }

        NameIndex.Follow(student);
        student.SchoolId = college.Major(student.CurrentMajorId)?.SchoolId ?? student.SchoolId;
    }

    /// <summary>Everything known of the student, opened. Never leaves Core unmasked but through a reveal or to the student's own form.</summary>
    public static RecordValues Read(Student student, PersonKey? key, CollegeDirectory college) => RecordValues.Of(
        (RecordField.Name, student.Name),
        (RecordField.Sex, student.Sex),
        (RecordField.NativePlace, student.NativePlace),
        (RecordField.Origin, student.Origin),
        (RecordField.BirthDate, Day(student.BirthDate)),
        (RecordField.IdType, student.IdType),
        (RecordField.IdNumber, Open(key, SealedValues.IdNumber, student.IdNumberSealed)),
        (RecordField.EntryYear, Year(student.EntryYear)),
        (RecordField.FormalAdmissionYear, Year(student.FormalAdmissionYear)),
        (RecordField.CurrentMajor, college.Major(student.CurrentMajorId)?.Code),
        (RecordField.FormalMajor, college.Major(student.FormalMajorId)?.Code),
        (RecordField.AdmissionRoute, student.AdmissionRoute),
        (RecordField.Phone, Open(key, SealedValues.Phone, student.PhoneSealed)),
        (RecordField.Remarks, student.Remarks),
        (RecordField.CandidateNumber, student.CandidateNumber),
        (RecordField.EthnicGroup, student.EthnicGroup),
        (RecordField.PoliticalStatus, student.PoliticalStatus),
        (RecordField.AddressDivision, student.AddressDivision),
        (RecordField.AddressDetail, student.AddressDetail),
        (RecordField.PostalCode, student.PostalCode),
        (RecordField.GraduatedFrom, student.GraduatedFrom),
        (RecordField.AdmissionScore, student.AdmissionScore),
        (RecordField.Family, Open(key, SealedValues.Family, student.FamilySealed)),
        (RecordField.Schooling, student.Schooling),
        (RecordField.Photo, student.PhotoId?.ToString()));

    /// <summary>Takes an item away. The rules must have let it go: what every record has cannot be absent.</summary>
    public static void Clear(Student student, RecordField field)
    {
        switch (field)
        {
            case RecordField.NativePlace: student.NativePlace = null; break;
            case RecordField.Origin: student.Origin = null; break;
            case RecordField.Phone: (student.PhoneSealed, student.PhoneIndex) = (null, null); break;
            case RecordField.Remarks: student.Remarks = null; break;
            case RecordField.EthnicGroup: student.EthnicGroup = null; break;
            case RecordField.PoliticalStatus: student.PoliticalStatus = null; break;
            case RecordField.AddressDivision: student.AddressDivision = null; break;
            case RecordField.AddressDetail: student.AddressDetail = null; break;
            case RecordField.PostalCode: student.PostalCode = null; break;
            case RecordField.GraduatedFrom: student.GraduatedFrom = null; break;
            case RecordField.AdmissionScore: student.AdmissionScore = null; break;
            case RecordField.Family: student.FamilySealed = null; break;
            case RecordField.Schooling: student.Schooling = null; break;
            case RecordField.Photo: student.PhotoId = null; break;
            default: throw new ArgumentOutOfRangeException(nameof(field), field, "Every record has this item.");
        }
    }

    private static void Apply(Student student, RecordField field, string value, PersonKey key, SealedValues sealing, CollegeDirectory college)
    {
        switch (field)
        {
            case RecordField.Name: student.Name = value; break;
            case RecordField.Sex: student.Sex = value; break;
            case RecordField.NativePlace: student.NativePlace = value; break;
            case RecordField.Origin: student.Origin = value; break;
            case RecordField.BirthDate: student.BirthDate = DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture); break;
            case RecordField.IdType: student.IdType = value; break;
            case RecordField.IdNumber: sealing.SetIdNumber(student, key, value); break;
            case RecordField.EntryYear: student.EntryYear = int.Parse(value, CultureInfo.InvariantCulture); break;
            case RecordField.FormalAdmissionYear: student.FormalAdmissionYear = int.Parse(value, CultureInfo.InvariantCulture); break;
            case RecordField.CurrentMajor: student.CurrentMajorId = Major(college, value); break;
            case RecordField.FormalMajor: student.FormalMajorId = Major(college, value); break;
            case RecordField.AdmissionRoute: student.AdmissionRoute = value; break;
            case RecordField.Phone: sealing.SetPhone(student, key, value); break;
            case RecordField.Remarks: student.Remarks = value; break;
            case RecordField.CandidateNumber: student.CandidateNumber = value; break;
            case RecordField.EthnicGroup: student.EthnicGroup = value; break;
            case RecordField.PoliticalStatus: student.PoliticalStatus = value; break;
            case RecordField.AddressDivision: student.AddressDivision = value; break;
            case RecordField.AddressDetail: student.AddressDetail = value; break;
            case RecordField.PostalCode: student.PostalCode = value; break;
            case RecordField.GraduatedFrom: student.GraduatedFrom = value; break;
            case RecordField.AdmissionScore: student.AdmissionScore = value; break;
            case RecordField.Family: student.FamilySealed = key.Seal(SealedValues.Family, value); break;
            case RecordField.Schooling: student.Schooling = value; break;
            case RecordField.Photo: student.PhotoId = Guid.Parse(value); break;
            default: throw new ArgumentOutOfRangeException(nameof(field), field, "No column holds this item.");
        }
    }

    private static Guid Major(CollegeDirectory college, string code) =>
        college.MajorByCode(code)?.Id ?? throw new ArgumentException("No major has this code; the rules let it through.", nameof(code));

    private static string? Open(PersonKey? key, string column, byte[]? boxed) => key is null || boxed is null ? null : key.Open(column, boxed);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
}
