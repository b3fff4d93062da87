using RecordsPortal.Core.Intake.Import;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Tests.Intake.Import;

public sealed class SampleListTests
{
    private static readonly Lazy<SheetRow[]> _first = new(() => Read("admission-list-2026.xlsx"));

    [Fact]
    public void Read_TheFirstList_FindsExactlyTheThirtySevenFaultsOfTheirKinds()
    {
        var expected = Samples.Lines("admission-list-2026.faults.csv").Select(line => (int.Parse(line[0]), line[2], line[3])).ToArray();

        var found = _first.Value.Where(row => row.NeedsMending)
            .SelectMany(row => row.Findings.Where(finding => finding.Severity == Severity.Error || finding.Key == RuleKeys.PhoneMalformed)
                .Select(finding => (row.RowNumber, Kind(finding), Earlier(finding))))
            .ToArray();

        Assert.Equal(37, expected.Length);
        Assert.Equal(expected, found);
    }

    [Fact]
    public void Read_TheFirstList_RefusesNoGoodRowAndNoneForItsPhone()
    {
        var faulty = Samples.Lines("admission-list-2026.faults.csv").Where(line => line[2] != "phone").Select(line => int.Parse(line[0]));

        Assert.Equal(3500, _first.Value.Length);
        Assert.Equal(faulty, _first.Value.Where(row => row.IsFaulty).Select(row => row.RowNumber));
    }

    [Fact]
    public void Read_TheFirstList_LeavesNothingUntidy()
    {
        var good = _first.Value.Where(row => !row.NeedsMending).Select(row => row.Values).ToArray();

        Assert.All(good, values =>
        {
            Assert.DoesNotContain(values[RecordField.Name]!, character => character is '　' or ' ' or '•' or '‧' or '・');
            Assert.Matches("^[0-9]{17}[0-9X]$", values[RecordField.IdNumber]);
            Assert.Matches("^[0-9]{14}$", values[RecordField.CandidateNumber]);
            Assert.Matches("^\\d{4}-\\d{2}-\\d{2}$", values[RecordField.BirthDate]);
            Assert.Matches("^\\+861[3-9][0-9]{9}$", values[RecordField.Phone]);
            Assert.Matches("^[A-Z]{2}$", values[RecordField.AdmissionRoute]);
            Assert.Matches("^[0-9]{6}$", values[RecordField.AddressDivision]);
        });
    }

    [Fact]
    public void Read_TheFirstList_WarnsOnlyOfWhatARegistrarWouldLookAt()
    {
        var warnings = _first.Value.Where(row => !row.NeedsMending).SelectMany(row => row.Findings).CountBy(finding => finding.Key).ToDictionary();

        Assert.Empty(warnings.Keys.Except([RuleKeys.OriginHistorical, RuleKeys.AgeUnusual, RuleKeys.YearsDiffer, RuleKeys.CandidateNumberYear, RuleKeys.IdNumberAreaUnknown]));
    }

    [Fact]
    public void Open_TheFirstList_FindsTheHeadingBelowTheTitleAndEveryColumn()
    {
        var sheet = Samples.Open(Samples.Bytes("admission-list-2026.xlsx"));

        Assert.Equal(2, sheet.HeaderRow);
        Assert.Equal(3500, sheet.RowCount);
        Assert.DoesNotContain(sheet.Columns, column => column.Column is null);
        Assert.Empty(sheet.Mapping.Missing);
        Assert.Empty(sheet.UnknownRoutes(sheet.Mapping));
    }

    [Fact]
    public void Read_TheFirstList_HoldsAFiveYearStudentsTwoYearsApart()
    {
        var row = _first.Value.First(row => row.Values[RecordField.AdmissionRoute] == "WN");

        Assert.Equal("2023", row.Values[RecordField.EntryYear]);
        Assert.Equal("2026", row.Values[RecordField.FormalAdmissionYear]);
        Assert.Empty(row.Findings);
    }

    [Fact]
    public void Read_TheSecondList_TellsAdmittedFromWithdrawnAndFindsNoFault()
    {
        var rows = Read("admission-list-2026-second.xlsx");

        var withdrawn = Samples.Lines("admission-list-2026-second.changes.csv").Where(line => line[2] == "withdrawn").Select(line => int.Parse(line[0]));
        Assert.Equal(83, rows.Length);
        Assert.Equal(withdrawn, rows.Where(row => row.IsWithdrawn).Select(row => row.RowNumber));
        Assert.DoesNotContain(rows, row => row.NeedsMending);
    }

    [Fact]
    public void Read_TheSecondListAgainstTheFirst_DiffersWhereTheChangesSay()
    {
        var first = _first.Value.Where(row => !row.IsFaulty).ToDictionary(row => row.Values[RecordField.CandidateNumber]!, row => row.Values);

        var changed = Read("admission-list-2026-second.xlsx")
            .Where(row => !row.IsWithdrawn && first.ContainsKey(row.Values[RecordField.CandidateNumber]!))
            .Select(row => (row.RowNumber, Fields: row.Values.DifferencesFrom(first[row.Values[RecordField.CandidateNumber]!])))
            .Where(row => row.Fields.Count > 0)
            .Select(row => (row.RowNumber, row.Fields.Contains(RecordField.Phone) ? "phone" : "major"));

        var expected = Samples.Lines("admission-list-2026-second.changes.csv").Where(line => line[2] != "withdrawn").Select(line => (int.Parse(line[0]), line[2]));
        Assert.Equal(expected, changed);
    }

    private static SheetRow[] Read(string name)
    {
        var sheet = Samples.Open(Samples.Bytes(name));
        return [.. sheet.Read(sheet.Mapping, Samples.Facts)];
    }

    private static string Earlier(Finding finding) =>
        finding.Key is RuleKeys.CandidateNumberRepeated or RuleKeys.IdNumberRepeated ? finding.Facts[0] : "";

    private static string Kind(Finding finding) => finding.Key switch
    {
        RuleKeys.IdNumberCheckDigit => "checksum",
        RuleKeys.SexDiffersFromIdNumber => "sex",
        RuleKeys.BirthDateInvalid => "birth",
        RuleKeys.IdNumberLength => "idlen",
        RuleKeys.NameMissing => "name-empty",
        RuleKeys.NameDigit => "name-digit",
        RuleKeys.MajorUnknown => "major-unknown",
        RuleKeys.CandidateNumberRepeated => "dup-candidate",
        RuleKeys.IdNumberRepeated => "dup-id",
        RuleKeys.PhoneMalformed => "phone",
        RuleKeys.OriginUnknown => "origin",
        RuleKeys.YearOutOfRange => "year",
        var other => other,
    };
}
