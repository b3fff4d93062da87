using System.Text.Encodings.Web;
using System.Text.Json;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Registry;

/// <summary>One of the texts by whose beginning a student is found, with what a search by name asks of the student.</summary>
internal sealed class NameKey
{
    public string Key { get; set; } = "";
    public Guid StudentId { get; set; }

    /// <summary>
    /// How many characters it begins with that the key before it of the same student begins with too. Of all keys that begin with what was
    /// typed, one of each student shares less than that: so they are counted without remembering who was.
    /// </summary>
    public int Shared { get; set; }

    public Guid SchoolId { get; set; }
    public string NamePinyin { get; set; } = "";
    public string Name { get; set; } = "";
    public string CandidateNumber { get; set; } = "";
}

/// <summary>Keeps what a name is looked for by equal to the name.</summary>
internal static class NameIndex
{
    /// <summary>
    /// Triggers, because whoever writes a name must not be able to forget its keys. One tree that holds the key and by what students are
    /// ordered and kept apart: a search reads the stretch that begins with what was typed, and nobody's record for being counted.
    /// </summary>
    public const string Table = $"""
        CREATE TABLE IF NOT EXISTS "NameKeys" ("Key" TEXT NOT NULL, "StudentId" TEXT NOT NULL, "Shared" INTEGER NOT NULL, "SchoolId" TEXT NOT NULL,
            "NamePinyin" TEXT NOT NULL, "Name" TEXT NOT NULL, "CandidateNumber" TEXT NOT NULL, PRIMARY KEY ("Key", "StudentId")) WITHOUT ROWID;
        {OfNew}
        CREATE TRIGGER IF NOT EXISTS "NameKeys_Renew" AFTER UPDATE OF "NameKeys", "SchoolId", "NamePinyin", "Name", "CandidateNumber" ON "Students"
        WHEN (OLD."NameKeys", OLD."SchoolId", OLD."NamePinyin", OLD."Name", OLD."CandidateNumber") IS NOT (NEW."NameKeys", NEW."SchoolId", NEW."NamePinyin", NEW."Name", NEW."CandidateNumber") BEGIN
            DELETE FROM "NameKeys" WHERE "StudentId" = OLD."Id" AND "Key" IN (SELECT key FROM json_each(OLD."NameKeys"));
            INSERT OR IGNORE INTO "NameKeys" SELECT key, NEW."Id", value, NEW."SchoolId", NEW."NamePinyin", NEW."Name", NEW."CandidateNumber" FROM json_each(NEW."NameKeys");
        END;
        CREATE TRIGGER IF NOT EXISTS "NameKeys_Remove" AFTER DELETE ON "Students" BEGIN
            DELETE FROM "NameKeys" WHERE "StudentId" = OLD."Id" AND "Key" IN (SELECT key FROM json_each(OLD."NameKeys"));
        END;
        {Fill}
        """;

    /// <summary>All keys of everybody, where there are none yet.</summary>
    public const string Fill = $"""
        {OfStudents} WHERE NOT EXISTS (SELECT 1 FROM "NameKeys") ORDER BY 1, 2;
        """;

    /// <summary>What <see cref="OfNew"/> would have done for every student from @since on.</summary>
    public const string MakeUp = $"""
        {OfStudents} WHERE s.rowid > @since ORDER BY 1, 2;
        """;

    private const string OfStudents = """
        INSERT OR IGNORE INTO "NameKeys" SELECT k.key, s."Id", k.value, s."SchoolId", s."NamePinyin", s."Name", s."CandidateNumber" FROM "Students" s, json_each(s."NameKeys") k
        """;

    public const string OfNew = """
        CREATE TRIGGER IF NOT EXISTS "NameKeys_Add" AFTER INSERT ON "Students" BEGIN
            INSERT OR IGNORE INTO "NameKeys" SELECT key, NEW."Id", value, NEW."SchoolId", NEW."NamePinyin", NEW."Name", NEW."CandidateNumber" FROM json_each(NEW."NameKeys");
        END;
        """;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Call wherever a student's name was set.</summary>
    public static void Follow(Student student)
    {
        var keys = Shared(Pinyin.Keys(student.Name));
        student.NamePinyin = Pinyin.Full(student.Name);
        student.NameKeys = JsonSerializer.Serialize(keys, Readable);
        student.NameLetters = string.Concat(keys.Where(key => key.Value == 0 && char.IsAsciiLetter(key.Key[0])).Select(key => key.Key[0]));
    }

    /// <summary>The characters by which a student with these keys is found, each once: as text, for some take two places.</summary>
    /// <param name="nameKeys">As <see cref="Student.NameKeys"/> holds them.</param>
    public static IEnumerable<string> Beginnings(string nameKeys) =>
        from key in JsonSerializer.Deserialize<Dictionary<string, int>>(nameKeys)!
        where key.Value == 0
        select key.Key.EnumerateRunes().First().ToString();

    private static Dictionary<string, int> Shared(IEnumerable<string> keys)
    {
        var (shared, before) = (new Dictionary<string, int>(), "");
        foreach (var key in keys.Order(StringComparer.Ordinal))
        {
            shared[key] = key.AsSpan().CommonPrefixLength(before);
            before = key;
        }

        return shared;
    }
}
