using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Intake.Review;

/// <summary>What a pattern would give.</summary>
/// <param name="Fault">Why it cannot be taken; null where it can.</param>
/// <param name="Next">The next number of each school that is open, by the school's name; null where it has none left.</param>
public sealed record NumberPreview(string? Fault, IReadOnlyList<(string School, string? Next)> Next);

/// <summary>Tries a pattern of student numbers on what was given already, before it counts.</summary>
public sealed class NumberPatterns(RecordsDb database, Writes writes, ICurrentUser user, CollegeClock clock)
{
    public const string UsedUp = "Settings.NumberUsedUp";
    public const string Clash = "Settings.NumberClash";

    /// <summary>Null for who does not set it.</summary>
    public async Task<NumberPreview?> PreviewAsync(string pattern, CancellationToken cancel = default)
    {
        if (!(await user.GetAsync(cancel)).May(Feature.Settings))
        {
            return null;
        }

        await using var db = database.Open();
        return await TryAsync(db, pattern, cancel);
    }

    public Task<Outcome> SetAsync(Guid command, string pattern, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.Settings, async scope =>
        {
            if ((await TryAsync(scope.Db, pattern, cancel)).Fault is { } fault)
            {
                return new Outcome.Invalid([new FieldError(SettingKeys.StudentNumberPattern, fault)]);
            }

            await SettingService.WriteAsync(scope.Db, SettingKeys.StudentNumberPattern, pattern, cancel);
            return Outcome.Ok();
        }, cancel);

    private async Task<NumberPreview> TryAsync(RecordsDbContext db, string pattern, CancellationToken cancel)
    {
        if (SettingRules.FaultOf(SettingKeys.StudentNumberPattern, pattern) is { } fault)
        {
            return new NumberPreview(fault, []);
        }

        List<(string, string?)> next = [];
        foreach (var school in await db.Schools.AsNoTracking().Where(s => !s.IsClosed).OrderBy(s => s.Code).ToListAsync(cancel))
        {
            var (prefix, digits) = StudentNumbers.Read(pattern, clock.Today.Year, school.Code);
            var last = await RecordApproval.LastAsync(db, prefix, digits, cancel);
            // A school's letters under the counter: the number after such a one is no number, and approvals would stop.
            if (last is not null && last.AsSpan(prefix.Length).ContainsAnyExceptInRange('0', '9'))
            {
                return new NumberPreview(Clash, []);
            }

            if (prefix.Length + digits > Limits.StudentNumber)
            {
                return new NumberPreview(SettingRules.NumberPattern, []);
            }

            next.Add((school.Name, StudentNumbers.After(last, prefix, digits)));
        }

        return new NumberPreview(next.Exists(n => n.Item2 is null) ? UsedUp : null, next);
    }
}
