using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Accounts;

/// <summary>What somebody who knows a person would try as their password: names, numbers, the birth date, the college.</summary>
internal static class PersonWords
{
    public static async Task<IReadOnlyCollection<string>> WordsOfAsync(this RecordsDbContext db, SealedValues sealedValues, string userName, string name, Guid? studentId, CancellationToken cancel)
    {
        List<string> words = [userName, .. PasswordRules.WordsAbout(name)];
        foreach (var key in (string[])[SettingKeys.CollegeName, SettingKeys.CollegeNameEn])
        {
            words.AddRange(PasswordRules.WordsAbout(await SettingService.ReadAsync(db, key, cancel)));
        }

        if (studentId is { } id && await db.Students.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancel) is { } student)
        {
            var key = await sealedValues.KeyOfAsync(db, id, cancel);
            words.AddRange([student.CandidateNumber, student.StudentNumber ?? "", .. PasswordRules.WordsAbout(student.BirthDate)]);
            words.Add(Opened(key, SealedValues.IdNumber, student.IdNumberSealed));
            words.Add(Opened(key, SealedValues.Phone, student.PhoneSealed));
        }

        return words;
    }

    private static string Opened(Common.PersonKey? key, string column, byte[]? boxed) => key is null || boxed is null ? "" : key.Open(column, boxed);
}
