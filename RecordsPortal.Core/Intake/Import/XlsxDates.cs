using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace RecordsPortal.Core.Intake.Import;

/// <summary>Which cells are days: a workbook stores 2008-01-20 as 39467, and only the cell's style tells.</summary>
internal sealed partial class XlsxDates
{
    private const int DaysTo1904 = 1462;
    private const double LastDay = 2_958_465;

    private readonly HashSet<uint> _dateStyles;
    private readonly bool _from1904;

    private XlsxDates(HashSet<uint> dateStyles, bool from1904)
    {
        _dateStyles = dateStyles;
        _from1904 = from1904;
    }

    public static XlsxDates Of(WorkbookPart workbook)
    {
        var stylesheet = workbook.WorkbookStylesPart?.Stylesheet;
        var own = (stylesheet?.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .Where(format => IsDateFormat(format.FormatCode?.Value))
            .Select(format => format.NumberFormatId?.Value)
            .ToHashSet();
        var styles = (stylesheet?.CellFormats?.Elements<CellFormat>() ?? [])
            .Select((format, index) => (Format: format.NumberFormatId?.Value ?? 0, Index: (uint)index))
            .Where(style => IsBuiltInDate(style.Format) || own.Contains(style.Format))
            .Select(style => style.Index);
        return new([.. styles], workbook.Workbook?.WorkbookProperties?.Date1904?.Value ?? false);
    }

    public bool IsDate(uint style) => _dateStyles.Contains(style);

    public string? TextOf(double serial)
    {
        var day = serial + (_from1904 ? DaysTo1904 : 0);
        return day is >= 1 and <= LastDay ? DateTime.FromOADate(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
    }

    // 27–36 and 50–58 are the dates of Chinese workbooks.
    private static bool IsBuiltInDate(uint format) => format is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58;

    private static bool IsDateFormat(string? code) => code is not null && DateLetters().IsMatch(Literals().Replace(code, ""));

    [GeneratedRegex("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.")]
    private static partial Regex Literals();

    [GeneratedRegex("[yYdD]")]
    private static partial Regex DateLetters();
}
