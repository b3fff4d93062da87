using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using RecordsPortal.Components.Common;
using RecordsPortal.Components.Registry;
using RecordsPortal.Core.Accounts.People;

namespace RecordsPortal.Components.Changes;

/// <summary>Kinds, columns and values of the change table in the reader's language; what has no name yet shows as it is stored.</summary>
internal static class ChangeNames
{
    private static readonly string[] _enumerations = ["StudentStatus", "IntakeState", "RecordField", "Role"];

    public static string Kind(this IStringLocalizer<ChangesText> texts, string kind) => Or(texts[$"Kind.{kind}"], kind);

    public static string Column(this IStringLocalizer<ChangesText> texts, string column) => Or(texts[$"Column.{column}"], column);

    public static string Value(this IStringLocalizer<ChangesText> texts, IStringLocalizer<FieldText> names, string value, TimeZoneInfo zone)
    {
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return Dates.Day(day);
        }

        if (value.EndsWith('Z') && DateTime.TryParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at))
        {
            return Dates.Second(at, zone);
        }

        if (value.StartsWith("[{", StringComparison.Ordinal))
        {
            return texts["Entries", JsonDocument.Parse(value).RootElement.GetArrayLength()];
        }

        if (RoleLine.Read(value) is { Count: > 0 } roles)
        {
            return string.Join("; ", roles.Select(r => names[$"Role.{r.Role}"] + (r.Scope.Length == 0 ? "" : $": {r.Scope}")));
        }

        // Ids are for machines; the end tells two apart.
        return Guid.TryParse(value, out var id) ? $"…{id.ToString("N")[^8..]}" : Word(texts, names, value);
    }

    private static string Word(IStringLocalizer<ChangesText> texts, IStringLocalizer<FieldText> names, string value) => _enumerations
        .Select(enumeration => names[$"{enumeration}.{value}"]).Append(texts[$"Word.{value}"])
        .FirstOrDefault(word => !word.ResourceNotFound)?.Value ?? value;

    private static string Or(LocalizedString text, string other) => text.ResourceNotFound ? other : text;
}
