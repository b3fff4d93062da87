using SkiaSharp;

namespace RecordsPortal.Core.Demo;

/// <summary>Pictures that show nobody: a silhouette for a photo, a page of grey lines for evidence.</summary>
internal static class DemoPictures
{
    private const int Quality = 80;

    private static readonly SKColor[] Jackets = [new(0x5B, 0x6B, 0x82), new(0x7A, 0x5C, 0x58), new(0x4E, 0x74, 0x6A), new(0x6B, 0x62, 0x86)];

    /// <summary>480 × 640, white behind, as the photo rule asks.</summary>
    public static IReadOnlyList<byte[]> Photos() => [.. Jackets.Select(jacket => Draw(480, 640, canvas =>
    {
        using var skin = new SKPaint { Color = new SKColor(0xD8, 0xC2, 0xAE), IsAntialias = true };
        using var hair = new SKPaint { Color = new SKColor(0x3A, 0x36, 0x34), IsAntialias = true };
        using var cloth = new SKPaint { Color = jacket, IsAntialias = true };
        canvas.DrawOval(240, 660, 210, 190, cloth);
        canvas.DrawRoundRect(200, 390, 80, 120, 30, 30, skin);
        canvas.DrawOval(240, 255, 118, 140, hair);
        canvas.DrawOval(240, 290, 100, 132, skin);
    }))];

    public static byte[] Evidence() => Draw(900, 640, canvas =>
    {
        using var line = new SKPaint { Color = new SKColor(0xB8, 0xBE, 0xC6), StrokeWidth = 10 };
        using var seal = new SKPaint { Color = new SKColor(0xC0, 0x39, 0x2B), Style = SKPaintStyle.Stroke, StrokeWidth = 8, IsAntialias = true };
        for (var y = 90; y < 560; y += 46)
        {
            canvas.DrawLine(80, y, y % 92 == 90 ? 820 : 640, y, line);
        }

        canvas.DrawCircle(700, 470, 84, seal);
    });

    private static byte[] Draw(int width, int height, Action<SKCanvas> draw)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        draw(canvas);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return data.ToArray();
    }
}
