using System.Globalization;

namespace RecordsPortal.Core.Changes;

/// <summary>The reverse of how <see cref="ChangeRecorder"/> writes values.</summary>
internal static class RecordedValue
{
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
