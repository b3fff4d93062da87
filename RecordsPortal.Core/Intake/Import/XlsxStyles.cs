using DocumentFormat.OpenXml.Spreadsheet;

namespace RecordsPortal.Core.Intake.Import;

/// <summary>The looks of <see cref="CellStyle"/>, in its order; the first is the one every workbook must have.</summary>
internal static class XlsxStyles
{
    private const uint TextFormat = 49;
    private const string Red = "FFB3261E";
    private const string PaleRed = "FFFBD5D5";
    private const string PaleBlue = "FFDCE6F7";

    public static Stylesheet Sheet() => new(
        new Fonts(new Font(), new Font(new Bold()), new Font(new Bold(), new Color { Rgb = Red })),
        new Fills(Fill(PatternValues.None), Fill(PatternValues.Gray125), Filled(PaleBlue), Filled(PaleRed)),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), Format(font: 0, fill: 0), Format(font: 1, fill: 2), Format(font: 2, fill: 2), Format(font: 0, fill: 3), Wrapped()));

    // The quote prefix is what an apostrophe typed before the text would be: the cell stays text however it is edited.
    private static CellFormat Format(uint font, uint fill) => new()
    {
        NumberFormatId = TextFormat,
        ApplyNumberFormat = true,
        FontId = font,
        ApplyFont = true,
        FillId = fill,
        ApplyFill = true,
        QuotePrefix = true,
    };

    private static CellFormat Wrapped()
    {
        var format = Format(font: 0, fill: 0);
        format.Alignment = new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top };
        format.ApplyAlignment = true;
        return format;
    }

    private static Fill Fill(PatternValues pattern) => new(new PatternFill { PatternType = pattern });

    private static Fill Filled(string colour) => new(new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = PatternValues.Solid });
}
