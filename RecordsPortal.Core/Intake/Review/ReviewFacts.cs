using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Intake.Review;

/// <summary>What the rules must know of everybody else before a reviewer decides.</summary>
internal static class ReviewFacts
{
    private static readonly StudentStatus[] Enrolled = [StudentStatus.Admitted, StudentStatus.EntryDeferred, StudentStatus.Active];

    public static async Task<RuleFacts> LoadAsync(
        RecordsDbContext db, SealedValues sealing, Guid student, RecordValues values, CollegeDirectory college, CollegeClock clock, CancellationToken cancel) => new()
        {
            Today = clock.Today,
            Majors = college.Majors.GroupBy(m => m.Code).ToDictionary(g => g.Key, g => g.First().Name),
            IdNumberHeldBy = values[RecordField.IdNumber] is { } number ? await HolderAsync(db, sealing.IdNumberIndex(number), student, cancel) : NumberHolder.Nobody,
            OthersWithPhone = values[RecordField.Phone] is { } phone ? await OthersAsync(db, sealing.PhoneIndex(phone), student, cancel) : 0,
        };

    private static async Task<NumberHolder> HolderAsync(RecordsDbContext db, byte[] index, Guid student, CancellationToken cancel)
    {
        var others = await db.Students.Where(s => s.IdNumberIndex == index && s.Id != student).Select(s => s.Status).ToListAsync(cancel);
        return others.Count == 0 ? NumberHolder.Nobody : others.Any(Enrolled.Contains) ? NumberHolder.ActiveStudent : NumberHolder.FormerStudent;
    }

    private static Task<int> OthersAsync(RecordsDbContext db, byte[] index, Guid student, CancellationToken cancel) =>
        db.Students.CountAsync(s => s.PhoneIndex == index && s.Id != student, cancel);
}
