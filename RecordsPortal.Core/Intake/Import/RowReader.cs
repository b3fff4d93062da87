using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Intake.Import;

/// <summary>Reads the rows of one sheet in order, remembering only what a later row could repeat.</summary>
internal sealed class RowReader(MappedColumns mapping, RuleFacts facts, Func<RecordValues, RuleFacts>? others)
{
    private readonly Dictionary<string, int> _candidateNumbers = [];
    private readonly Dictionary<string, int> _idNumbers = [];
    private readonly Dictionary<string, int> _phones = [];

    public SheetRow Read(RawRow row)
    {
        var texts = new RowTexts(mapping, row);
        var values = texts.Values(facts.Majors);
        var isWithdrawn = AdmissionStatuses.IsWithdrawn(texts[ListColumn.AdmissionStatus]);
        var failed = texts.FormulaErrors().ToArray();
        var findings = RecordRules.Check(values, Occasion.Import, FactsOf(values, texts))
            .Where(finding => IsAsked(finding, isWithdrawn) && !failed.Any(cell => cell.Field == finding.Field))
            .Concat(failed.Select(cell => new Found(cell.Field, RuleKeys.CellError, cell.Text)).Concat(Repetitions(values, row.Number)).Concat(Status(isWithdrawn, texts))
                .Select(found => found.On(Occasion.Import)).OfType<Finding>())
            .OrderBy(finding => finding.Field)
            .ToArray();
        return new SheetRow(row.Number, row.Cells, Usable(values, findings), findings, isWithdrawn ?? false);
    }

    private RuleFacts FactsOf(RecordValues values, RowTexts texts)
    {
        var own = others?.Invoke(values) ?? facts;
        return own with { ListText = texts.Names(), OthersWithPhone = own.OthersWithPhone + Earlier(_phones, values[RecordField.Phone]) };
    }

    // Without a column, a warning would stand in every row and say nothing about any; the items that were filled from another complain there.
    // A withdrawn admission is about who it was, not about what else the list has to say.
    private bool IsAsked(Finding finding, bool? isWithdrawn) => finding switch
    {
        _ when isWithdrawn == true => finding.Field is RecordField.CandidateNumber,
        _ when mapping.Has(finding.Field) => true,
        _ => finding.Severity == Severity.Error && finding.Field is not (RecordField.CurrentMajor or RecordField.EntryYear),
    };

    private IEnumerable<Found> Repetitions(RecordValues values, int row)
    {
        if (values[RecordField.CandidateNumber] is { } candidate && !_candidateNumbers.TryAdd(candidate, row))
        {
            yield return new(RecordField.CandidateNumber, RuleKeys.CandidateNumberRepeated, $"{_candidateNumbers[candidate]}");
        }

        if (values[RecordField.IdNumber] is { } id && !_idNumbers.TryAdd(id, row))
        {
            yield return new(RecordField.IdNumber, RuleKeys.IdNumberRepeated, $"{_idNumbers[id]}");
        }
    }

    private static IEnumerable<Found> Status(bool? isWithdrawn, RowTexts texts) =>
        isWithdrawn is null ? [new(RecordField.CandidateNumber, RuleKeys.AdmissionStatusUnknown, Plain.Line(texts[ListColumn.AdmissionStatus]))] : [];

    private static int Earlier(Dictionary<string, int> counts, string? phone)
    {
        if (phone is null)
        {
            return 0;
        }

        counts[phone] = counts.GetValueOrDefault(phone) + 1;
        return counts[phone] - 1;
    }

    private static RecordValues Usable(RecordValues values, IEnumerable<Finding> findings) =>
        findings.Where(SheetRow.IsUnusable).Aggregate(values, (kept, finding) => kept.With(finding.Field, null));
}
