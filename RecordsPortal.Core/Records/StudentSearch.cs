using Microsoft.EntityFrameworkCore;
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

    /// <param name="many">
    /// True where a great many match: each student is then held against what was typed, in whatever order they are read. Finding all of them
    /// first, to show the fifty at the top, takes a hundred times as long.
    /// </param>
    public static IQueryable<Student> Matching(
        this IQueryable<Student> students, RecordsDbContext db, string? text, SealedValues sealing, IQueryable<Student> sealedWithin, bool many = false)
    {
        var typed = Typed(text);
        // Composed before, for inside the question the database would be asked to call them.
        var (named, inClass, key) = (Named(db, typed), ClassesNamed(db, typed), "\"" + typed);
        return typed switch
        {
            "" => students,
            _ when IsPersonalNumber(typed) => Numbered(students, typed.ToUpperInvariant(), sealing, sealedWithin),
            _ when typed.All(char.IsAsciiDigit) => many
                ? students.HeldAgainst(typed)
                : Numbered(students, typed, sealing, sealedWithin),
            _ when typed.Any(char.IsAsciiDigit) => NumberedOrInClass(students, db, typed),
            // In the text as it is stored, every key begins with a quotation mark.
            // Letters alone are looked for in names, as they are where few match.
            _ when many && typed.All(char.IsAsciiLetter) => students.Where(s => s.NameKeys.Contains(key)),
            _ when many && typed.All(char.IsLetter) => students.Where(s => s.NameKeys.Contains(key) || (s.ClassId != null && inClass.Contains(s.ClassId.Value))),
            _ => students.Where(s => named.Contains(s.Id)),
        };
    }

    /// <summary>
    /// One key of each student whom a name is looked for by; null where <paramref name="text"/> is more than a name, or a class has that name too.
    /// </summary>
    public static async Task<IQueryable<NameKey>?> NamedAloneAsync(RecordsDbContext db, string? text, CancellationToken cancel)
    {
        var typed = Typed(text);
        if (typed.Length == 0 || typed.Any(char.IsAsciiDigit) || (!typed.All(char.IsAscii) && await ClassesNamed(db, typed).AnyAsync(cancel)))
        {
            return null;
        }

        return Keys(db, typed).Where(k => k.Shared < typed.Length);
    }

    /// <summary>The digits that <paramref name="text"/> is and a candidate or student number may begin with; null where it is anything else.</summary>
    public static string? PartOfNumber(string? text)
    {
        var number = Typed(text);
        return number.Length > 0 && number.All(char.IsAsciiDigit) && !IsPersonalNumber(number) ? number : null;
    }

    /// <summary>By either number, one student after the other: for a great many of them, in whatever order they are read.</summary>
    public static IQueryable<Student> HeldAgainst(this IQueryable<Student> students, string number) =>
        students.Where(s => s.CandidateNumber.StartsWith(number) || s.StudentNumber!.StartsWith(number));

    public static IQueryable<Student> CandidateNumbered(this IQueryable<Student> students, string number)
    {
        var end = number + Last;
        return students.Where(s => string.Compare(s.CandidateNumber, number) >= 0 && string.Compare(s.CandidateNumber, end) < 0);
    }

    public static IQueryable<Student> NotCandidateNumbered(this IQueryable<Student> students, string number)
    {
        var end = number + Last;
        return students.Where(s => !(string.Compare(s.CandidateNumber, number) >= 0 && string.Compare(s.CandidateNumber, end) < 0));
    }

    /// <summary>Those whose candidate number stands before all that begin so, and those whose stands after.</summary>
    public static IQueryable<Student>[] BesideCandidateNumbered(this IQueryable<Student> students, string number)
    {
        var end = number + Last;
        return [students.Where(s => string.Compare(s.CandidateNumber, number) < 0), students.Where(s => string.Compare(s.CandidateNumber, end) >= 0)];
    }

    public static IQueryable<Student> StudentNumbered(this IQueryable<Student> students, string number)
    {
        var end = number + Last;
        return students.Where(s => string.Compare(s.StudentNumber, number) >= 0 && string.Compare(s.StudentNumber, end) < 0);
    }

    /// <summary>The one character that <paramref name="text"/> is; null where more was typed, or less.</summary>
    public static string? Character(string? text) => Typed(text) is [_] typed ? typed : null;

    /// <summary>Those whom one letter finds, each held against it; null where anything else was typed. They stand everywhere in a list: as a rule in a tenth of it.</summary>
    public static IQueryable<Student>? WithLetter(this IQueryable<Student> students, string? text) =>
        Character(text) is { } letter && char.IsAsciiLetter(letter[0]) ? students.Where(s => s.NameLetters.Contains(letter)) : null;

    private static IQueryable<NameKey> Keys(RecordsDbContext db, string typed)
    {
        var end = typed + Last;
        return db.NameKeys.Where(k => string.Compare(k.Key, typed) >= 0 && string.Compare(k.Key, end) < 0);
    }

    private static IQueryable<Guid> Named(RecordsDbContext db, string typed)
    {
        var named = Keys(db, typed).Select(k => k.StudentId);
        var inClass = ClassesNamed(db, typed);
        return typed.All(char.IsAscii) ? named : named.Union(db.Students.Where(s => inClass.Contains(s.ClassId!.Value)).Select(s => s.Id));
    }

    private static IQueryable<Guid> ClassesNamed(RecordsDbContext db, string typed) => db.Classes.Where(c => c.Name.StartsWith(typed)).Select(c => c.Id);

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
