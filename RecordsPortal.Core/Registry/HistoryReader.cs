using System.Text.Json;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Registry;

/// <summary>Turns what a line of the change table says of a student's column into what a screen may show: ids become names, sealed values are masked.</summary>
internal sealed class HistoryReader(PersonKey? key, CollegeDirectory college)
{
    public string? Read(string column, string? text) => text is null ? null : column switch
    {
        nameof(Student.IdNumberSealed) => Open(SealedValues.IdNumber, text) is { } number ? Mask.IdNumber(number) : null,
        nameof(Student.PhoneSealed) => Open(SealedValues.Phone, text) is { } phone ? Mask.Phone(phone) : null,
        nameof(Student.FamilySealed) => Open(SealedValues.Family, text) is { } family ? Count(family) : null,
        nameof(Student.Schooling) => Count(text),
        nameof(Student.CurrentMajorId) or nameof(Student.FormalMajorId) => college.Major(Guid.Parse(text))?.Code ?? text,
        nameof(Student.ClassId) => college.Class(Guid.Parse(text))?.Name ?? text,
        _ => text,
    };

    private static string Count(string json) => JsonSerializer.Deserialize<JsonElement[]>(json)!.Length.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string? Open(string column, string sealedText) => key?.Open(column, Convert.FromBase64String(sealedText));
}
