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
        var typed = Typed(text);
        return (typed.Length is 18 or 15 && typed[..^1].All(char.IsAsciiDigit)) || (typed.Length is 11 && typed[0] == '1' && typed.All(char.IsAsciiDigit));
    }

    public static IQueryable<Student> Matching(this IQueryable<Student> students, RecordsDbContext db, string? text, SealedValues sealing, IQueryable<Student> sealedWithin)
    {
        var typed = Typed(text);
        return typed switch
        {
            "" => students,
            _ when typed.All(char.IsAsciiDigit) || IsPersonalNumber(typed) => Numbered(students, typed.ToUpperInvariant(), sealing, sealedWithin),
            _ when typed.Any(char.IsAsciiDigit) => NumberedOrInClass(students, db, typed),
            _ => Named(students, db, typed),
        };
    }

    private static IQueryable<Student> Named(IQueryable<Student> students, RecordsDbContext db, string typed)
    {
        var end = typed + Last;
        var named = db.NameKeys.Where(k => string.Compare(k.Key, typed) >= 0 && string.Compare(k.Key, end) < 0).Select(k => k.StudentId);
        if (typed.All(char.IsAscii))
        {
            return students.Where(s => named.Contains(s.Id));
        }

        var inClass = db.Students.Where(s => db.Classes.Where(c => c.Name.StartsWith(typed)).Select(c => c.Id).Contains(s.ClassId!.Value)).Select(s => s.Id);
        return students.Where(s => named.Union(inClass).Contains(s.Id));
    }

    /// <summary>Letters or characters with digits: a class (建工2601), or a number of before the national ones.</summary>
    private static IQueryable<Student> NumberedOrInClass(IQueryable<Student> students, RecordsDbContext db, string typed)
    {
        var number = typed.ToUpperInvariant();
        var end = number + Last;
        return students.Where(s =>
            db.Classes.Where(c => c.Name.StartsWith(typed)).Select(c => c.Id).Contains(s.ClassId!.Value) ||
            (string.Compare(s.CandidateNumber, number) >= 0 && string.Compare(s.CandidateNumber, end) < 0) ||
            (string.Compare(s.StudentNumber, number) >= 0 && string.Compare(s.StudentNumber, end) < 0));
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

    /// <summary>As the keys are written: half width, lower case, without blanks and the marks inside names.</summary>
    private static string Typed(string? text) =>
        string.Concat(Plain.HalfWidth(text ?? "").ToLowerInvariant().Where(c => !char.IsWhiteSpace(c) && c is not ('·' or '•' or '\'' or '’' or '.')));
}
