using System.Text.RegularExpressions;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Intake.Entry;

/// <summary>What stands between a draft and a submission: the rules of the record, what must be answered, and how each item must be.</summary>
internal static partial class EntryRules
{
    public const string ReasonPart = "Reason";
    public const string EvidencePart = "Evidence";

    /// <summary>
    /// The list's values that can be confirmed as they stand. One that a student could not have entered (an origin of which only the
    /// province is known) is not offered: it is then entered as if the list had nothing.
    /// </summary>
    public static RecordValues Offered(RecordValues list, RuleFacts facts)
    {
        var faulty = RecordRules.Check(list, Occasion.StudentEntry, facts)
            .Where(f => f.Severity == Severity.Error && f.Field is RecordField.Origin or RecordField.EthnicGroup or RecordField.PoliticalStatus)
            .Select(f => f.Field).ToHashSet();
        var shown = IntakeItems.All.Where(item => item.Manner == EntryManner.Shown && list.Has(item.Field) && !faulty.Contains(item.Field));
        return shown.Aggregate(RecordValues.Empty, (values, item) => values.With(item.Field, list[item.Field]));
    }

    /// <summary>Everything there is to say, in the order of the items. An item has either a complaint of its manner or those of the rules, not both.</summary>
    public static IReadOnlyList<EntryFinding> Check(IntakeContent content, RecordValues offered, RuleFacts facts)
    {
        var values = content.Values();
        var rules = RecordRules.Check(values, Occasion.StudentEntry, facts with { ReasonForDifferentYears = ReasonForYears(content) })
            .ToLookup(f => f.Field, f => new EntryFinding(f.Field, null, f.Key, f.Severity == Severity.Warning, f.Facts));
        var found = IntakeItems.All.SelectMany(item => CheckItem(item, content.Of(item.Field), values, offered[item.Field], facts) switch
        {
            [] => rules[item.Field],
            var own => own,
        }).ToList();
        // Sex and birth date come with the number: while it is wrong they are missing because of it, and one complaint is enough.
        var isNumberWrong = found.Any(f => f.Field == RecordField.IdNumber && !f.IsWarning) && IsTold(values);
        return [.. found.Where(f => !isNumberWrong || f.Key is not (RuleKeys.SexMissing or RuleKeys.BirthDateMissing))];
    }

    /// <summary>Political status is asked of mainland citizens only.</summary>
    public static bool IsRequired(IntakeItem item, RecordValues values) =>
        item.IsRequired && (item.Field != RecordField.PoliticalStatus || CodedItems.IsAskedForPoliticalStatus(values.With(RecordField.PoliticalStatus, null)));

    private static bool IsTold(RecordValues values) =>
        (values[RecordField.IdType] ?? IdDocumentTypes.ResidentId) is IdDocumentTypes.ResidentId or IdDocumentTypes.ResidencePermit;

    private static IReadOnlyList<EntryFinding> CheckItem(IntakeItem item, ItemAnswer? answer, RecordValues values, string? offered, RuleFacts facts) => answer switch
    {
        null when offered is not null => IsRequired(item, values) ? [Error(item, EntryKeys.NotConfirmed)] : [],
        null => IsRequired(item, values) ? CheckMissing(item) : [],
        { IsConfirmed: true } when answer.Value != offered => [Error(item, EntryKeys.ListMoved)],
        { IsDisputed: true } => CheckDispute(item, answer, offered),
        _ => [.. CheckValue(item, answer.Value, facts)],
    };

    /// <summary>
    /// Where the rules of the record have a sentence of their own for "missing", it is theirs to say. The kind of document is chosen on the
    /// form from the start and comes with its number, so without a number one complaint is enough.
    /// </summary>
    private static EntryFinding[] CheckMissing(IntakeItem item) => item.Field switch
    {
        RecordField.IdType => [],
        RecordField.Name or RecordField.Sex or RecordField.BirthDate or RecordField.IdNumber or RecordField.Phone or RecordField.NativePlace
            or RecordField.Origin or RecordField.EthnicGroup or RecordField.PoliticalStatus => [],
        RecordField.Photo => [Error(item, EntryKeys.PhotoMissing)],
        _ => [Error(item, EntryKeys.Missing)],
    };

    private static EntryFinding[] CheckDispute(IntakeItem item, ItemAnswer answer, string? offered)
    {
        EntryFinding?[] found =
        [
            answer.Value is null ? Error(item, EntryKeys.RightValueMissing) : null,
            answer.Value is not null && answer.Value == offered ? Error(item, EntryKeys.SameAsList) : null,
            string.IsNullOrWhiteSpace(answer.DisputeReason) ? Error(item, EntryKeys.ReasonMissing, ReasonPart) : null,
            answer.DisputeReason?.Length > Limits.Reason ? Error(item, EntryKeys.TooLong, ReasonPart, $"{Limits.Reason}") : null,
            answer.Evidence is null or [] ? Error(item, EntryKeys.EvidenceMissing, EvidencePart) : null,
        ];
        return [.. found.OfType<EntryFinding>()];
    }

    /// <summary>What is asked of an item's value wherever it is entered, beside the rules of the record.</summary>
    internal static IEnumerable<EntryFinding> CheckValue(IntakeItem item, string? value, RuleFacts facts) => (item.Field, value) switch
    {
        (RecordField.CurrentMajor or RecordField.FormalMajor, { } code) when facts.Majors?.ContainsKey(code) != true => [Error(item, RuleKeys.MajorUnknown, null, code)],
        (RecordField.EntryYear or RecordField.FormalAdmissionYear, { } year) when StudyYears.Parse(year) is null =>
            [Error(item, RuleKeys.YearOutOfRange, null, $"{StudyYears.First}", $"{facts.Today.Year + 1}")],
        (RecordField.AddressDivision, { } code) when !Divisions.IsCurrent(code) => [Error(item, EntryKeys.PlaceUnknown)],
        (RecordField.AddressDivision, { } code) when Divisions.RequiresCounty(code) => [Error(item, EntryKeys.PlaceTooCoarse)],
        (RecordField.PostalCode, { } code) when !SixDigits().IsMatch(code) => [Error(item, EntryKeys.PostalCode)],
        (RecordField.Family, _) => FamilyRules.Check(RecordLists.Family(value)),
        (RecordField.Schooling, _) => SchoolingRules.Check(RecordLists.Schooling(value), facts.Today),
        _ => [],
    };

    // The remarks are where such a thing is explained on paper too.
    private static string? ReasonForYears(IntakeContent content) =>
        content.Of(RecordField.EntryYear)?.DisputeReason ?? content.Of(RecordField.FormalAdmissionYear)?.DisputeReason ?? content.Of(RecordField.Remarks)?.Value;

    private static EntryFinding Error(IntakeItem item, string key, string? part = null, params string[] facts) => new(item.Field, part, key, false, facts);

    [GeneratedRegex(@"^[0-9]{6}\z")]
    private static partial Regex SixDigits();
}
