using System.Globalization;

namespace RecordsPortal.Core.Common;

/// <summary>
/// What stands in an address, from its text. What stands there wrongly counts as not standing there: an old or broken link still shows the
/// page. Asked of the framework as a number, it would show an error page instead.
/// </summary>
public static class AddressText
{
    /// <summary>Beyond this a page's first row would no longer be a number.</summary>
    private const int LastPage = 1_000_000;

    public static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>From 1.</summary>
    public static int Page(string? text) => Math.Clamp(Number(text) ?? 1, 1, LastPage);

    public static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;

    /// <summary>
    /// What follows a page's address, with the question mark; "" if nothing does. Absent and empty values are left out. Plain joining: a live list
    /// writes several of these into every picture, and the framework's collection of names and values costs more than all its rows.
    /// </summary>
    public static string Query(IEnumerable<(string Name, string? Value)> parts)
    {
        var said = string.Join('&', parts.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
        return said.Length == 0 ? "" : $"?{said}";
    }

    /// <summary>By its name in any case; never by its number.</summary>
    public static T? Choice<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && Number(text) is null ? value : null;
}
