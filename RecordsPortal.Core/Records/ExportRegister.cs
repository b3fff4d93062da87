using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Records;

/// <summary>Every sheet of students that left the portal, for the auditor. The newest first.</summary>
public sealed class ExportRegister(RecordsDb database, ICurrentUser user)
{
    /// <param name="text">Sought in the name of who ordered, the words of the question, the reason, and the beginning of the file's hash.</param>
    /// <param name="page">From 1.</param>
    public async Task<Page<ExportLine>> PageAsync(string? text, int page, CancellationToken cancel = default)
    {
        if (!(await user.GetAsync(cancel)).May(Feature.ExportRegister))
        {
            return Page<ExportLine>.Empty;
        }

        await using var db = database.Open();
        var entries = db.Exports.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(text))
        {
            var sought = text.Trim();
            var hash = sought.ToLowerInvariant();
            entries = entries.Where(e => e.OrderedBy.Contains(sought) || e.Words.Contains(sought) || (e.Reason != null && e.Reason.Contains(sought)) || (e.FileHash != null && e.FileHash.StartsWith(hash)));
        }

        var total = await entries.CountAsync(cancel);
        var found = await entries.OrderByDescending(e => e.OrderedAt).ThenByDescending(e => e.Id).Skip((page - 1) * Limits.PageSize).Take(Limits.PageSize).ToListAsync(cancel);
        return new Page<ExportLine>([.. found.Select(e => new ExportLine(
            e.Id, e.OrderedAt, e.OrderedBy, e.Words, e.Address, StudentColumns.Parse(e.Columns), e.IsMasked, e.Reason, e.FinishedAt, e.Rows, e.Bytes, e.FileHash))], total, 0);
    }
}
