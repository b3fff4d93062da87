using RecordsPortal.Core.Documents.Drawing;
using SkiaSharp;

namespace RecordsPortal.Benchmarks.Cards;

/// <summary>What drawing costs by itself: every word where the layout put it, in one face each, into a PDF with nothing said about it.</summary>
internal sealed class CardFloor : IDisposable
{
    private readonly IReadOnlyList<IReadOnlyList<TextMark>> _pages;
    private readonly SKTypeface _face;

    public CardFloor(IReadOnlyList<LaidOut> documents)
    {
        _pages = [.. documents.SelectMany(document => document.Pages).Select(page => page.OfType<TextMark>().ToList())];
        using var font = typeof(LaidOut).Assembly.GetManifestResourceStream("NotoSansSC-Regular.ttf");
        _face = SKTypeface.FromStream(font);
    }

    public void Draw()
    {
        using var output = new MemoryStream();
        using var pdf = SKDocument.CreatePdf(output);
        using var ink = new SKPaint();
        using var font = new SKFont(_face, 9);
        foreach (var page in _pages)
        {
            var canvas = pdf.BeginPage(595, 842);
            foreach (var mark in page)
            {
                canvas.DrawText(mark.Text, mark.X * 2.8f, mark.Y * 2.8f, SKTextAlign.Left, font, ink);
            }

            pdf.EndPage();
        }

        pdf.Close();
    }

    public void Dispose() => _face.Dispose();
}
