using System.Text.RegularExpressions;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Registry.Rules;

/// <summary>The number that ties a student to the admission record. Its inner layout is each province's own, so only its shape is a rule.</summary>
public static partial class CandidateNumber
{
    public const int MinLength = 8;
    public const int MaxLength = 18;

    public static string Normalise(string? raw) => Plain.Code(raw);

    public static bool IsWellFormed(string? number) => number is not null && Shape().IsMatch(number);

    internal static IEnumerable<Found> Check(RecordValues values, RuleFacts facts)
    {
        var number = values[RecordField.CandidateNumber];
        if (number is null)
        {
            return [new(RecordField.CandidateNumber, RuleKeys.CandidateNumberMissing)];
        }

        if (Plain.IsCut(number) || !IsWellFormed(number))
        {
            return [new(RecordField.CandidateNumber, Plain.IsCut(number) ? RuleKeys.NumberCut : RuleKeys.CandidateNumberFormat)];
        }

        var unusual = Unusual(number, StudyYears.Parse(values[RecordField.FormalAdmissionYear]));
        return facts.CandidateNumberHeld ? unusual.Append(new(RecordField.CandidateNumber, RuleKeys.CandidateNumberHeld)) : unusual;
    }

    private static IEnumerable<Found> Unusual(string number, int? formalYear)
    {
        if (!FourteenDigits().IsMatch(number))
        {
            return [new(RecordField.CandidateNumber, RuleKeys.CandidateNumberNotFourteenDigits)];
        }

        Found?[] found =
        [
            formalYear is { } year && number[..2] != $"{year % 100:00}" ? new(RecordField.CandidateNumber, RuleKeys.CandidateNumberYear, $"{year}") : null,
            Divisions.IsKnown(number[2..4] + "0000") ? null : new(RecordField.CandidateNumber, RuleKeys.CandidateNumberProvince),
        ];
        return found.OfType<Found>();
    }

    [GeneratedRegex(@"^[0-9A-Z]{8,18}\z")]
    private static partial Regex Shape();

    [GeneratedRegex(@"^[0-9]{14}\z")]
    private static partial Regex FourteenDigits();
}
