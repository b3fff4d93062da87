using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace RecordsPortal.Core.Intake.Import;

/// <summary>What a cell says, as text: of a formula its last result, of a date its day.</summary>
internal sealed partial class XlsxCells(List<string> sharedTexts, XlsxDates dates)
{
    // A spreadsheet's number keeps fifteen digits; beyond them it shows zeros where the number had digits.
    private const double ExactBelow = 1e15;

    /// <summary>0 for A1, null where the cell does not say where it stands.</summary>
    public static int? ColumnOf(string? reference)
    {
        const int MostLetters = 3;
        var text = reference ?? "";
        var column = 0;
        for (var place = 0; place < Math.Min(text.Length, MostLetters) && char.IsAsciiLetter(text[place]); place++)
        {
            column = (column * 26) + (char.ToUpperInvariant(text[place]) - 'A') + 1;
        }

        return column == 0 ? null : column - 1;
    }

    /// <param name="type">As the cell says it: "s", "inlineStr", …; null for a number.</param>
    /// <param name="style">Its number among the workbook's cell formats.</param>
    /// <param name="inline">The text inside the cell itself, where there is one.</param>
    public string TextOf(string? type, uint style, string value, string inline) => type switch
    {
        "inlineStr" => Unescape(inline),
        "s" => int.TryParse(value, out var index) && index >= 0 && index < sharedTexts.Count ? sharedTexts[index] : "",
        "str" or "e" or "d" => Unescape(value),
        "b" => value == "1" ? "TRUE" : "FALSE",
        _ => Number(value, style),
    };

    /// <summary>The text of all runs, without the readings that some languages print above them.</summary>
    public static string TextOf(OpenXmlElement item) => item.FirstChild is Text { } only && item.LastChild == only ? Unescape(only.Text) : TextOfRuns(item);

    private static string TextOfRuns(OpenXmlElement item) =>
        Unescape(string.Concat(item.Elements().Where(element => element is Text or Run).SelectMany(element => element is Run ? element.Elements<Text>() : [(Text)element]).Select(text => text.Text)));

    private string Number(string value, uint style)
    {
        if (value.Length == 0 || !value.AsSpan().ContainsAnyExceptInRange('0', '9') && !dates.IsDate(style))
        {
            return value;
        }

        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return value;
        }

        return dates.IsDate(style) && dates.TextOf(number) is { } date ? date
            : Math.Abs(number) >= ExactBelow ? number.ToString("0.##############E+0", CultureInfo.InvariantCulture)
            : number == Math.Floor(number) ? number.ToString("F0", CultureInfo.InvariantCulture)
            : ((decimal)number).ToString(CultureInfo.InvariantCulture);
    }

    // _x000D_ is how a workbook writes a character that XML would lose.
    private static string Unescape(string text) =>
        text.Contains("_x", StringComparison.Ordinal)
            ? Escape().Replace(text, match => ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString())
            : text;

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escape();
}
