namespace RecordsPortal.Core.Documents.Drawing;

/// <summary>Something on a page. Places are in millimetres from the upper left corner of what the margins leave.</summary>
internal abstract record Mark;

/// <param name="Y">Of the base line.</param>
/// <param name="About">The person whose data this is: named where a character cannot be drawn.</param>
internal sealed record TextMark(float X, float Y, string Text, TextStyle Style, Guid? About) : Mark;

internal sealed record LineMark(float X1, float Y1, float X2, float Y2, float Width) : Mark;

/// <param name="Jpeg">Brought into the frame whole, in its own proportions.</param>
internal sealed record PictureMark(float X, float Y, float Width, float Height, byte[] Jpeg) : Mark;
