using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Intake.Entry;

/// <param name="Readers">Students who said they read it.</param>
/// <param name="View">The words with the college and its contact in them, as students see them.</param>
public sealed record NoticeVersion(Guid Id, int Number, DateOnly InForceFrom, string TextZh, string TextEn, int Readers, bool IsInForce, NoticeView View);

/// <param name="InForceFrom">The first day; from then on every student who has not submitted reads it before going on.</param>
public sealed record NoticeForm(DateOnly? InForceFrom, string TextZh, string TextEn);

/// <summary>Keeps the versions of the privacy notice. One that came into force is never changed: students acknowledged its very words.</summary>
public sealed class PrivacyNoticeService(RecordsDb database, Writes writes, ICurrentUser user, CollegeClock clock)
{
    public const int Longest = 20_000;

    /// <summary>The newest first; empty for who does not keep them.</summary>
    public async Task<IReadOnlyList<NoticeVersion>> ListAsync(CancellationToken cancel = default)
    {
        if (!(await user.GetAsync(cancel)).May(Feature.IntakeTexts))
        {
            return [];
        }

        await using var db = database.Open();
        var rows = await db.PrivacyNotices.AsNoTracking().OrderByDescending(n => n.Number).ToListAsync(cancel);
        var current = rows.Find(n => n.InForceFrom <= clock.Today)?.Number;
        List<NoticeVersion> versions = [];
        foreach (var row in rows)
        {
            var readers = await db.PrivacyAcknowledgements.CountAsync(a => a.NoticeNumber == row.Number, cancel);
            versions.Add(new NoticeVersion(row.Id, row.Number, row.InForceFrom, row.TextZh, row.TextEn, readers, row.Number == current, await IntakeDefaults.ReadAsync(db, row, cancel)));
        }

        return versions;
    }

    public Task<Outcome> AddAsync(Guid command, NoticeForm form, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.IntakeTexts, async scope =>
        {
            var last = await scope.Db.PrivacyNotices.AsNoTracking().OrderByDescending(n => n.Number).FirstOrDefaultAsync(cancel);
            var faults = FaultsOf(form, last).ToList();
            if (faults.Count > 0)
            {
                return new Outcome.Invalid(faults);
            }

            var made = new PrivacyNotice { Number = (last?.Number ?? 0) + 1, InForceFrom = form.InForceFrom!.Value, TextZh = form.TextZh.Trim(), TextEn = form.TextEn.Trim() };
            scope.Db.PrivacyNotices.Add(made);
            return Outcome.Ok(made.Id, $"{made.Number}");
        }, cancel);

    /// <summary>Takes back a version that has not come into force.</summary>
    public Task<Outcome> RemoveAsync(Guid command, Guid notice, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.IntakeTexts, async scope =>
        {
            if (await scope.Db.PrivacyNotices.FirstOrDefaultAsync(n => n.Id == notice, cancel) is not { } row)
            {
                return new Outcome.NotFound();
            }

            if (row.InForceFrom <= clock.Today)
            {
                return new Outcome.Refused(NoticeKeys.InForce);
            }

            scope.Db.PrivacyNotices.Remove(row);
            return Outcome.Ok(notice);
        }, cancel);

    private IEnumerable<FieldError> FaultsOf(NoticeForm form, PrivacyNotice? last)
    {
        if (form.InForceFrom is not { } day || day < clock.Today || day < last?.InForceFrom)
        {
            yield return new FieldError(nameof(form.InForceFrom), NoticeKeys.Day);
        }

        foreach (var (field, text) in new[] { (nameof(form.TextZh), form.TextZh), (nameof(form.TextEn), form.TextEn) })
        {
            if (string.IsNullOrWhiteSpace(text) || text.Length > Longest)
            {
                yield return new FieldError(field, NoticeKeys.Text);
            }
        }

        if (form.TextZh.Trim() == last?.TextZh && form.TextEn.Trim() == last.TextEn)
        {
            yield return new FieldError(nameof(form.TextZh), NoticeKeys.Same);
        }
    }
}

/// <summary>What a version of the notice is refused with.</summary>
public static class NoticeKeys
{
    public const string Day = "Notice.Day";
    public const string Text = "Notice.Text";
    public const string Same = "Notice.Same";
    public const string InForce = "Notice.InForce";
}
