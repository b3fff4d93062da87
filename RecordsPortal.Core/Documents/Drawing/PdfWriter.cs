using SkiaSharp;

namespace RecordsPortal.Core.Documents.Drawing;

/// <summary>Writes laid-out documents one after the other into one PDF (PDF/A-2b), each beginning on the front of a sheet.</summary>
internal static class PdfWriter
{
    private const float PointsPerMillimetre = 72f / 25.4f;
    private const float Dots = 300;
    private const int UnchangedPictures = 101;

    /// <summary>The same documents and time give the same bytes.</summary>
    /// <param name="title">Shown by readers as the name of the window: no personal data.</param>
    /// <param name="at">UTC.</param>
    /// <exception cref="MissingGlyphException">A character on some page is in no font.</exception>
    public static byte[] Write(string title, DateTime at, IReadOnlyList<LaidOut> documents)
    {
        MissingGlyphs.Stop(documents);
        using var faces = new Typefaces(documents);
        using var output = new MemoryStream();
        var metadata = new SKDocumentPdfMetadata
        {
            Title = title,
            Producer = "RecordsPortal",
            Creation = at,
            Modified = at,
            PdfA = true,
            RasterDpi = Dots,
            EncodingQuality = UnchangedPictures,
        };
        using (var pdf = SKDocument.CreatePdf(output, metadata))
        {
            foreach (var (document, index) in documents.Select((document, index) => (document, index)))
            {
                Draw(pdf, faces, document, isFollowed: index < documents.Count - 1);
            }

            pdf.Close();
        }

        return PdfIdentity.Settled(output.ToArray());
    }

    private static void Draw(SKDocument pdf, Typefaces faces, LaidOut document, bool isFollowed)
    {
        var (width, height) = (document.Setup.Width * PointsPerMillimetre, document.Setup.Height * PointsPerMillimetre);
        for (var page = 0; page < document.Pages.Count; page++)
        {
            var canvas = pdf.BeginPage(width, height);
            canvas.Scale(PointsPerMillimetre);
            var (x, y) = document.Setup.OriginOf(page + 1);
            canvas.Translate(x, y);
            foreach (var mark in document.Pages[page])
            {
                Draw(canvas, faces, mark);
            }

            pdf.EndPage();
        }

        if (isFollowed && document.Pages.Count % 2 == 1)
        {
            // Else the next person's card would begin on the back of this one's.
            pdf.BeginPage(width, height);
            pdf.EndPage();
        }
    }

    private static void Draw(SKCanvas canvas, Typefaces faces, Mark mark)
    {
        switch (mark)
        {
            case TextMark text:
                canvas.DrawText(text.Text, text.X, text.Y, SKTextAlign.Left, faces.Of(text.Style), faces.Ink);
                break;
            case LineMark line:
                faces.Ink.StrokeWidth = line.Width;
                canvas.DrawLine(line.X1, line.Y1, line.X2, line.Y2, faces.Ink);
                break;
            case PictureMark picture:
                Draw(canvas, picture);
                break;
        }
    }

    private static void Draw(SKCanvas canvas, PictureMark mark)
    {
        using var data = SKData.CreateCopy(mark.Jpeg);
        using var image = SKImage.FromEncodedData(data);
        if (image is null)
        {
            return;
        }

        var scale = Math.Min(mark.Width / image.Width, mark.Height / image.Height);
        var (width, height) = (image.Width * scale, image.Height * scale);
        canvas.DrawImage(image, SKRect.Create(mark.X + ((mark.Width - width) / 2), mark.Y + ((mark.Height - height) / 2), width, height), new SKSamplingOptions(SKCubicResampler.Mitchell));
    }

    /// <summary>The fonts of one file, cut down to what its documents say.</summary>
    private sealed class Typefaces : IDisposable
    {
        private readonly Dictionary<TextStyle, SKFont> _fonts = [];
        private readonly SKTypeface _regular;
        private readonly SKTypeface _bold;

        public Typefaces(IReadOnlyList<LaidOut> documents)
        {
            var texts = MissingGlyphs.Texts(documents).ToLookup(text => text.Style.IsBold, text => text.Text);
            (_regular, _bold) = (Face(texts, false), Face(texts, true));
        }

        public SKPaint Ink { get; } = new() { Color = SKColors.Black, IsAntialias = true };

        public SKFont Of(TextStyle style)
        {
            if (!_fonts.TryGetValue(style, out var font))
            {
                _fonts[style] = font = new SKFont(style.IsBold ? _bold : _regular, style.Size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None };
            }

            return font;
        }

        public void Dispose()
        {
            foreach (var disposable in _fonts.Values.Append<IDisposable>(_regular).Append(_bold).Append(Ink))
            {
                disposable.Dispose();
            }
        }

        private static SKTypeface Face(ILookup<bool, string> texts, bool isBold)
        {
            var characters = texts[isBold].SelectMany(text => text.EnumerateRunes()).Distinct().Order().ToList();
            using var data = SKData.CreateCopy(FontSubset.Of(DocumentFonts.Of(isBold), characters));
            return SKTypeface.FromData(data);
        }
    }
}
