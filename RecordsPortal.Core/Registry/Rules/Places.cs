using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Registry.Rules;

/// <summary>Native place and origin: two places, neither of which follows from the other, nor from the ID number.</summary>
public static class Places
{
    private const int StatisticalCodeLength = 12;

    /// <summary>The division code for a code or for the full name of a place; anything else stays as written.</summary>
    public static string Normalise(string? raw)
    {
        var code = Plain.Code(raw);
        if (code.Length > 0 && code.All(char.IsAsciiDigit))
        {
            // The statistical bureau writes twelve digits, the last six for townships and villages.
            return code.Length == StatisticalCodeLength && code.EndsWith("000000", StringComparison.Ordinal) ? code[..6] : code;
        }

        return Divisions.Parse(raw)?.Code ?? Plain.Line(raw);
    }

    internal static IEnumerable<Found> CheckNativePlace(RecordValues values) => values[RecordField.NativePlace] switch
    {
        null => [new(RecordField.NativePlace, RuleKeys.NativePlaceMissing)],
        var code when !Divisions.IsCurrent(code) => [new(RecordField.NativePlace, RuleKeys.NativePlaceUnknown, code)],
        _ => [],
    };

    internal static IEnumerable<Found> CheckOrigin(RecordValues values, Occasion occasion) => values[RecordField.Origin] switch
    {
        null => [new(RecordField.Origin, RuleKeys.OriginMissing)],
        var code when Divisions.Find(code) is not { } place => [new(RecordField.Origin, RuleKeys.OriginUnknown, code)],
        var code when !Divisions.IsCurrent(code) => [new(RecordField.Origin, RuleKeys.OriginHistorical, Divisions.FullName(code))],
        var code when IsTooCoarse(code, occasion) => [new(RecordField.Origin, RuleKeys.OriginTooCoarse, Divisions.FullName(code))],
        _ => [],
    };

    // A list may stop at the prefecture; the student knows the county.
    private static bool IsTooCoarse(string code, Occasion occasion) =>
        Divisions.RequiresCounty(code) && (occasion == Occasion.StudentEntry || Divisions.Find(code)!.Level == DivisionLevel.Province);
}
