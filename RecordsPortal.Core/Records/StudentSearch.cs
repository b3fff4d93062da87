using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Records;

/// <summary>What somebody typed to find a student, and where it is looked for.</summary>
internal static class StudentSearch
{
    /// <summary>The last code point: text from a prefix up to the prefix and this is what begins with it, and an index can say so.</summary>
    private const string Last = "\U0010FFFF";

    /// <summary>A whole ID or mainland phone number: found only by its blind index, and kept out of addresses.</summary>
    public static bool IsPersonalNumber(string? text)
    {
        var typed = Typed(text).ToUpperInvariant();
        return (typed.Length is 18 or 15 && typed[..^1].All(char.IsAsciiDigit)) || (typed.Length is 11 && typed[0] == '1' && typed.All(char.IsAsciiDigit));
    }

    public static IQueryable<Student> Matching(this IQueryable<Student> students, string? text, SealedValues sealing, IQueryable<Student> sealedWithin)
    {
        var typed = Typed(text);
        if (typed.Length == 0)
        {
            return students;
        }

        if (typed.All(char.IsAsciiLetter))
        {
            var letters = typed.ToLowerInvariant();
            var end = letters + Last;
            return students.Where(s =>
                (string.Compare(s.NamePinyin, letters) >= 0 && string.Compare(s.NamePinyin, end) < 0) ||
                (string.Compare(s.NameInitials, letters) >= 0 && string.Compare(s.NameInitials, end) < 0));
        }

        if (!typed.Any(char.IsAsciiDigit))
        {
            var name = (text ?? "").Trim();
            return students.Where(s => s.Name.Contains(name));
        }

        return Numbered(students, typed.ToUpperInvariant(), sealing, sealedWithin);
    }

    private static IQueryable<Student> Numbered(IQueryable<Student> students, string number, SealedValues sealing, IQueryable<Student> sealedWithin)
    {
        var end = number + Last;
        if (!IsPersonalNumber(number))
        {
            return students.Where(s =>
                (string.Compare(s.CandidateNumber, number) >= 0 && string.Compare(s.CandidateNumber, end) < 0) ||
                (string.Compare(s.StudentNumber, number) >= 0 && string.Compare(s.StudentNumber, end) < 0));
        }

        var (id, phone) = (sealing.IdNumberIndex(number), sealing.PhoneIndex(PhoneNumber.Normalise(number)));
        var held = sealedWithin.Where(s => s.IdNumberIndex == id || s.PhoneIndex == phone).Select(s => s.Id);
        return students.Where(s => s.CandidateNumber == number || s.StudentNumber == number || held.Contains(s.Id));
    }

    private static string Typed(string? text) => string.Concat(Plain.HalfWidth(text ?? "").Where(c => !char.IsWhiteSpace(c)));
}
