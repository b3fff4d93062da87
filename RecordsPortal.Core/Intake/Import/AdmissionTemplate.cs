using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Intake.Import;

/// <summary>The words of a template in the reader's language; the headings and codes have their own.</summary>
public sealed record TemplateWords(string ListSheet, string NotesSheet, string ChoicesSheet, IReadOnlyList<string> Notes);

/// <summary>An empty admission list to fill in: required columns marked, one example, choices where there are any, and a page of notes.</summary>
public static class AdmissionTemplate
{
    private const string RequiredMark = "*";
    private const double Width = 18;
    private const double NotesWidth = 100;

    // An example left in the sheet must not become a student.
    private static readonly string[] _exampleMarks = ["示例:", "Example:"];

    private static readonly ListColumn[] _columns =
    [
        .. ListColumns.All.Where(info => info.Field is not null).Select(info => info.Column)
            .Where(column => column is not (ListColumn.CurrentMajorCode or ListColumn.CurrentMajorName or ListColumn.PostalCode)),
    ];

    public static void Write(Stream output, CultureInfo culture, TemplateWords words)
    {
        var choices = Choices();
        XlsxWriter.Write(
            output,
            new WrittenSheet(words.ListSheet, [.. _columns.Select(_ => Width)], [Headings(culture), Example(culture)])
            {
                Choices = [.. choices.Select((choice, index) => Validation(choice.Column, words.ChoicesSheet, index, choice.Table.Items.Count))],
            },
            new WrittenSheet(words.NotesSheet, [NotesWidth], words.Notes.Select(note => (IReadOnlyList<WrittenCell>)[new WrittenCell(note, CellStyle.Wrapped)])),
            new WrittenSheet(words.ChoicesSheet, [.. choices.Select(_ => Width)], ChoiceRows(choices, culture)));
    }

    internal static bool IsExample(RawRow row) =>
        row.Cells.Any(cell => cell.StartsWith(_exampleMarks[0], StringComparison.Ordinal) || cell.StartsWith(_exampleMarks[1], StringComparison.Ordinal));

    private static IReadOnlyList<WrittenCell> Headings(CultureInfo culture) =>
    [
        .. _columns.Select(ListColumns.Of).Select(info => info.IsRequired
            ? new WrittenCell(info.Heading(culture) + RequiredMark, CellStyle.RequiredHeading)
            : new WrittenCell(info.Heading(culture), CellStyle.Heading)),
    ];

    private static IReadOnlyList<WrittenCell> Example(CultureInfo culture) => [.. _columns.Select(column => new WrittenCell(ExampleOf(column, culture)))];

    private static string ExampleOf(ListColumn column, CultureInfo culture) => column switch
    {
        ListColumn.CandidateNumber => $"{_exampleMarks[culture.TwoLetterISOLanguageName == "zh" ? 0 : 1]}26430304100001",
        ListColumn.Name => "张三",
        ListColumn.Sex => Sexes.Table.NameOf(Sexes.Male, culture),
        ListColumn.IdType => IdDocumentTypes.Table.NameOf(IdDocumentTypes.ResidentId, culture),
        ListColumn.IdNumber => "430304200603150015",
        ListColumn.BirthDate => "2006-03-15",
        ListColumn.EthnicGroup => EthnicGroups.Table.NameOf(EthnicGroups.Han, culture),
        ListColumn.PoliticalStatus => PoliticalStatuses.Table.NameOf("03", culture),
        ListColumn.NativePlace => "湖南省湘潭市",
        ListColumn.OriginCode => "430304",
        ListColumn.OriginName => "湖南省湘潭市岳塘区",
        ListColumn.FormalMajorCode => "440301",
        ListColumn.FormalMajorName => "建筑工程技术",
        ListColumn.EntryYear or ListColumn.FormalAdmissionYear => "2026",
        ListColumn.AdmissionRoute => AdmissionRoutes.Table.NameOf("GK", culture),
        ListColumn.AdmissionScore => "487",
        ListColumn.GraduatedFrom => "湘潭市第一中学",
        ListColumn.Phone => "13800000000",
        ListColumn.Address => "湖南省湘潭市岳塘区书院路1号",
        _ => "",
    };

    private static (ListColumn Column, CodeTable Table)[] Choices() =>
    [
        (ListColumn.Sex, Sexes.Table),
        (ListColumn.IdType, IdDocumentTypes.Table),
        (ListColumn.EthnicGroup, EthnicGroups.Table),
        (ListColumn.PoliticalStatus, PoliticalStatuses.Table),
        (ListColumn.AdmissionRoute, AdmissionRoutes.Table),
    ];

    private static IEnumerable<IReadOnlyList<WrittenCell>> ChoiceRows((ListColumn Column, CodeTable Table)[] choices, CultureInfo culture)
    {
        yield return [.. choices.Select(choice => new WrittenCell(ListColumns.Of(choice.Column).Heading(culture), CellStyle.Heading))];
        for (var i = 0; i < choices.Max(choice => choice.Table.Items.Count); i++)
        {
            yield return [.. choices.Select(choice => new WrittenCell(choice.Table.Items.ElementAtOrDefault(i)?.Name(culture) ?? ""))];
        }
    }

    // A warning, not a refusal: provinces have their own words, which the import maps.
    private static DataValidation Validation(ListColumn column, string sheet, int index, int count)
    {
        var letters = SheetHeader.Letters(Array.IndexOf(_columns, column));
        var source = SheetHeader.Letters(index);
        return new DataValidation(new Formula1($"'{sheet}'!${source}$2:${source}${count + 1}"))
        {
            Type = DataValidationValues.List,
            AllowBlank = true,
            ShowErrorMessage = true,
            ErrorStyle = DataValidationErrorStyleValues.Warning,
            SequenceOfReferences = new() { InnerText = $"{letters}2:{letters}{AdmissionSheet.MaxRows + 1}" },
        };
    }
}
