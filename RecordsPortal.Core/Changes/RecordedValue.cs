using System.Globalization;

namespace RecordsPortal.Core.Changes;

/// <summary>Values as the change table writes them, and back.</summary>
internal static class RecordedValue
{
    /// <summary>Sealed columns go in as they lie in the row, sealed; nothing here ever opens one.</summary>
    public static string? Text(object? value) => value switch
    {
        null => null,
        byte[] bytes => Convert.ToBase64String(bytes),
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <param name="type">The column's type; sealed columns come back sealed.</param>
    public static object? Read(Type type, string? text)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return text switch
        {
            null => null,
            _ when plain == typeof(byte[]) => Convert.FromBase64String(text),
            _ when plain == typeof(Guid) => Guid.Parse(text),
            _ when plain == typeof(DateOnly) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ when plain == typeof(DateTime) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            _ when plain.IsEnum => Enum.Parse(plain, text),
            _ => Convert.ChangeType(text, plain, CultureInfo.InvariantCulture),
        };
    }
}
