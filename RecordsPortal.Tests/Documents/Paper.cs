using UglyToad.PdfPig;

namespace RecordsPortal.Tests.Documents;

/// <summary>A PDF as a reader copies text out of it, page by page; places are in millimetres from the upper left corner of the sheet.</summary>
internal static class Paper
{
    private const double MillimetresPerPoint = 25.4 / 72;

    public static IReadOnlyList<string> Pages(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().Select(page => page.Text)];
    }

    /// <summary>Where the first and the last letter of a page stand, from the left edge.</summary>
    public static (double Left, double Right) Extent(byte[] pdf, int page)
    {
        using var document = PdfDocument.Open(pdf);
        var letters = document.GetPage(page).Letters.Where(letter => !string.IsNullOrWhiteSpace(letter.Value)).ToList();
        return (letters.Min(l => l.BoundingBox.Left) * MillimetresPerPoint, letters.Max(l => l.BoundingBox.Right) * MillimetresPerPoint);
    }

    /// <summary>How far the uppermost letter of a page stands from its upper edge.</summary>
    public static double Top(byte[] pdf, int page)
    {
        using var document = PdfDocument.Open(pdf);
        var shown = document.GetPage(page);
        return (shown.Height - shown.Letters.Max(letter => letter.BoundingBox.Top)) * MillimetresPerPoint;
    }
}
