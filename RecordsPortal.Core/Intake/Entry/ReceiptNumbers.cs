using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace RecordsPortal.Core.Intake.Entry;

/// <summary>Numbers receipts 2026-000001 and on within a year. Ask inside the write line: two who ask at once would get the same.</summary>
internal static class ReceiptNumbers
{
    private const int Digits = 6;

    public static async Task<string> NextAsync(RecordsDbContext db, int year, CancellationToken cancel)
    {
        var (first, last) = ($"{year}-", $"{year}-~");
        var highest = await db.Submissions.AsNoTracking()
            .Where(s => string.Compare(s.ReceiptNumber, first) > 0 && string.Compare(s.ReceiptNumber, last) < 0)
            .MaxAsync(s => s.ReceiptNumber, cancel);
        var used = highest is null ? 0 : int.Parse(highest.AsSpan(first.Length), CultureInfo.InvariantCulture);
        return first + (used + 1).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
    }
}
