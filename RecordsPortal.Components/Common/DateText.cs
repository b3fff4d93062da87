using System.Globalization;
using System.Text;

namespace RecordsPortal.Components.Common;

/// <summary>Dates as people type them: 20260901, 2026.9.1, 2026-9-1, 2026/09/01, 2026年9月1日, in full-width digits too.</summary>
public static class DateText
{
    private static readonly string[] Patterns = ["yyyyMMdd", "yyyy-M-d"];

    public static bool TryParse(string? text, out DateOnly date)
    {
        var plain = new StringBuilder();
        foreach (var c in (text ?? "").Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)))
        {
            plain.Append(c is '年' or '月' or '.' or '/' or '。' ? '-' : c);
        }

        return DateOnly.TryParseExact(plain.ToString().TrimEnd('日', '号'), Patterns, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }

    /// <summary>2026-09-01, the one form in which a field shows a date.</summary>
    public static string Show(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
