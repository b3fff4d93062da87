using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;

namespace RecordsPortal.Core.Records;

/// <summary>What a filter's ids and keys are called, where neither the code tables nor the college's directory know it.</summary>
/// <param name="Reviewer">The name of who decided; null without such a filter, or where there is no such person.</param>
/// <param name="ReasonZh">The canned reason, in Chinese.</param>
public sealed record NamedFilter(string? Reviewer, string? ReasonZh, string? ReasonEn);

/// <summary>Puts names to a question's filters for whoever may ask it.</summary>
public sealed class FilterNames(RecordsDb database, ICurrentUser user)
{
    public async Task<NamedFilter> OfAsync(StudentListQuery query, CancellationToken cancel = default)
    {
        if ((query.Reviewer is null && query.Returned is null) || !(await user.GetAsync(cancel)).May(Feature.Students))
        {
            return new NamedFilter(null, null, null);
        }

        await using var db = database.Open();
        // From the cases, not from the accounts: only a name that stands on somebody's record may be asked for.
        var reviewer = await db.IntakeCases.AsNoTracking().Where(c => c.ReviewedById == query.Reviewer && c.ReviewedBy != null).Select(c => c.ReviewedBy).FirstOrDefaultAsync(cancel);
        var reason = await db.CannedReasons.AsNoTracking().Where(r => r.Key == query.Returned).Select(r => new { r.TextZh, r.TextEn }).FirstOrDefaultAsync(cancel);
        return new NamedFilter(query.Reviewer is null ? null : reviewer, reason?.TextZh, reason?.TextEn);
    }
}
