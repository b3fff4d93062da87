using SkiaSharp;

namespace RecordsPortal.Core.Attachments;

/// <param name="Fault">A key of <see cref="AttachmentKeys"/>, or null where <paramref name="Bytes"/> is the picture as it will be kept.</param>
internal sealed record ImageResult(byte[]? Bytes, string? Fault, params IReadOnlyList<string> Facts);

/// <summary>
/// Draws every uploaded picture anew. What is kept is our own JPEG: no place where the photo was taken, no second file hidden behind it,
/// nothing but the pixels.
/// </summary>
internal static class Images
{
    /// <summary>A phone's best camera stays below; a header that claims more is refused before a byte of it is decoded.</summary>
    private const long MostPixels = 64_000_000;

    /// <summary>Enough to read a scanned page.</summary>
    private const int LongestSide = 2400;

    private static readonly int[] Qualities = [92, 85, 78, 70, 60, 50, 40, 30];

    /// <summary>Upright, cut to the rule's shape round its middle, and brought to its size on white.</summary>
    public static ImageResult Photo(byte[] upload, PhotoRule rule) => Decode(upload, picture =>
    {
        if (picture.Width < rule.Width || picture.Height < rule.Height)
        {
            return new(null, AttachmentKeys.TooFewPixels, $"{rule.Width}", $"{rule.Height}");
        }

        var scale = Math.Max((float)rule.Width / picture.Width, (float)rule.Height / picture.Height);
        using var drawn = Draw(picture, scale, rule.Width, rule.Height);
        return new(Encode(drawn, rule.MaxKilobytes * 1024), null);
    });

    /// <summary>Upright, and no larger than a page needs to be read.</summary>
    public static ImageResult Scan(byte[] upload) => Decode(upload, picture =>
    {
        var scale = Math.Min(1f, (float)LongestSide / Math.Max(picture.Width, picture.Height));
        using var drawn = Draw(picture, scale, Math.Max(1, (int)(picture.Width * scale)), Math.Max(1, (int)(picture.Height * scale)));
        return new(Encode(drawn, int.MaxValue), null);
    });

    private static ImageResult Decode(byte[] upload, Func<SKImage, ImageResult> use)
    {
        using var data = SKData.CreateCopy(upload);
        using var codec = SKCodec.Create(data);
        if (codec is null)
        {
            return new(null, AttachmentKeys.Broken);
        }

        if ((long)codec.Info.Width * codec.Info.Height > MostPixels)
        {
            return new(null, AttachmentKeys.TooManyPixels);
        }

        using var bitmap = new SKBitmap(codec.Info.WithColorType(SKColorType.Rgba8888).WithAlphaType(SKAlphaType.Premul));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) != SKCodecResult.Success)
        {
            return new(null, AttachmentKeys.Broken);
        }

        using var upright = Upright(bitmap, codec.EncodedOrigin);
        using var picture = SKImage.FromBitmap(upright);
        return use(picture);
    }

    /// <summary>A phone held sideways writes the pixels as they came and a note how to turn them; the note is thrown away, so they are turned here.</summary>
    private static SKBitmap Upright(SKBitmap bitmap, SKEncodedOrigin origin)
    {
        var (w, h) = (bitmap.Width, bitmap.Height);
        var isTurned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var matrix = origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, h, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, h, -1, 0, w, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, w, 0, 0, 1),
            _ => SKMatrix.Identity,
        };
        var turned = new SKBitmap(isTurned ? h : w, isTurned ? w : h);
        using var canvas = new SKCanvas(turned);
        canvas.Concat(in matrix);
        canvas.DrawBitmap(bitmap, 0, 0, SKSamplingOptions.Default);
        return turned;
    }

    private static SKBitmap Draw(SKImage picture, float scale, int width, int height)
    {
        var drawn = new SKBitmap(width, height);
        using var canvas = new SKCanvas(drawn);
        // White, or what a PNG leaves open would come out black.
        canvas.Clear(SKColors.White);
        var (w, h) = (picture.Width * scale, picture.Height * scale);
        var place = SKRect.Create((width - w) / 2, (height - h) / 2, w, h);
        canvas.DrawImage(picture, place, new SKSamplingOptions(SKCubicResampler.Mitchell));
        return drawn;
    }

    private static byte[] Encode(SKBitmap picture, int mostBytes)
    {
        byte[] bytes = [];
        foreach (var quality in Qualities)
        {
            using var data = picture.Encode(SKEncodedImageFormat.Jpeg, quality);
            bytes = data.ToArray();
            if (bytes.Length <= mostBytes)
            {
                break;
            }
        }

        return bytes;
    }
}
