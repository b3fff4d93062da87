namespace RecordsPortal.Core.Documents.Drawing;

/// <summary>
/// A4, printed on both sides and bound on the left edge of the upright sheet. The wide margin therefore changes sides from page to page; a page
/// set across is turned with its head to the binding on the front and to the open edge on the back, as official documents have it.
/// </summary>
/// <param name="Width">Of the sheet as it is read, in millimetres.</param>
internal sealed record PageSetup(float Width, float Height, bool IsAcross)
{
    public const float Binding = 25;
    public const float Open = 15;
    private const float Head = 16;
    private const float Foot = 18;

    public static PageSetup Upright { get; } = new(210, 297, IsAcross: false);

    public static PageSetup Across { get; } = new(297, 210, IsAcross: true);

    public float ContentWidth => Width - (IsAcross ? Head + Foot : Binding + Open);

    public float ContentHeight => Height - (IsAcross ? Binding + Open : Head + Foot);

    /// <param name="page">From 1; odd pages are fronts.</param>
    public (float X, float Y) OriginOf(int page)
    {
        var beside = page % 2 == 1 ? Binding : Open;
        return IsAcross ? (Head, beside) : (beside, Head);
    }
}
