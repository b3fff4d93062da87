using System.Globalization;

namespace RecordsPortal.Components.Common;

/// <summary>Lengths for style sheets and shares for people. A style sheet knows only the point as decimal mark, whatever the reader's language.</summary>
internal static class ChartScale
{
    public static int Most(IReadOnlyList<ChartItem> items) => items.Count == 0 ? 0 : items.Max(item => item.Value);

    public static string Percent(int value, int whole) => string.Create(CultureInfo.InvariantCulture, $"{Ratio(value, whole) * 100:0.##}%");

    /// <summary>A whole per cent, but never 0 % for some nor 100 % for not quite all.</summary>
    public static string Share(int value, int whole) => Ratio(value, whole) switch
    {
        > 0 and < 0.01 => "<1%",
        > 0.99 and < 1 => ">99%",
        var ratio => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(ratio * 100)}%"),
    };

    private static double Ratio(int value, int whole) => whole == 0 ? 0 : Math.Clamp((double)value / whole, 0, 1);
}

/// <summary>A part of a ring whose circumference is 100, in the words of SVG's stroke-dasharray and stroke-dashoffset.</summary>
internal readonly record struct DonutSlice(string Dash, string Offset)
{
    // A ring begins at three o'clock; a quarter back is twelve.
    private const double Twelve = 25;

    public static IReadOnlyList<DonutSlice> Of(IReadOnlyList<int> values)
    {
        double whole = Math.Max(1, values.Sum());
        List<DonutSlice> slices = [];
        double before = 0;
        foreach (var value in values)
        {
            var part = value / whole * 100;
            slices.Add(new(Text($"{part:0.###} {100 - part:0.###}"), Text($"{Twelve - before:0.###}")));
            before += part;
        }

        return slices;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
