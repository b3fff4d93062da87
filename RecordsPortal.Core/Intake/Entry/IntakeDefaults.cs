using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Intake.Review;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Intake.Entry;

/// <summary>What intake cannot begin without, so that a new installation can: the first privacy notice and the first dates.</summary>
internal static class IntakeDefaults
{
    private static readonly TimeSpan Least = TimeSpan.FromDays(21);

    /// <summary>
    /// Adds reasons to return a field with, the notice, and this year's dates, where there are none. A registrar changes them as they like;
    /// nothing is put back.
    /// </summary>
    /// <param name="since">The day the notice came into force.</param>
    public static async Task EnsureAsync(RecordsDbContext db, DateOnly today, DateOnly since, CancellationToken cancel)
    {
        if (!await db.CannedReasons.AnyAsync(cancel))
        {
            db.CannedReasons.AddRange(CannedReasons.Defaults);
        }

        if (!await db.PrivacyNotices.AnyAsync(cancel))
        {
            db.PrivacyNotices.Add(new PrivacyNotice { Number = 1, InForceFrom = since, TextZh = PrivacyNoticeText.Zh, TextEn = PrivacyNoticeText.En });
            db.IntakeWindows.Add(Window(today.Year, today));
        }

        db.Change = new ChangeContext(Actor.System) { Source = ChangeSource.System };
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>For all routes, from 1 July to 15 September, or from today and for three weeks where that lies outside.</summary>
    public static IntakeWindow Window(int year, DateOnly today)
    {
        var (opens, closes, least) = (new DateOnly(year, 7, 1), new DateOnly(year, 9, 15), today.AddDays((int)Least.TotalDays));
        return new IntakeWindow { Year = year, OpensOn = today < opens ? today : opens, ClosesOn = least > closes ? least : closes };
    }

    /// <summary>The notice's words with the college and its contact in them.</summary>
    public static async Task<NoticeView> ReadAsync(RecordsDbContext db, PrivacyNotice notice, CancellationToken cancel)
    {
        var contact = await SettingService.ReadAsync(db, SettingKeys.IntakeContact, cancel);
        return new NoticeView(
            notice.Number, notice.InForceFrom,
            Fill(notice.TextZh, await SettingService.ReadAsync(db, SettingKeys.CollegeName, cancel), contact),
            Fill(notice.TextEn, await SettingService.ReadAsync(db, SettingKeys.CollegeNameEn, cancel), contact));
    }

    // Not string.Format: a registrar's own text may hold a brace.
    private static string Fill(string text, string college, string contact) => text.Replace("{0}", college).Replace("{1}", contact);
}
