using System.Text.Encodings.Web;
using System.Text.Json;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Registry;

/// <summary>One of the texts by whose beginning a student is found.</summary>
internal sealed class NameKey
{
    public string Key { get; set; } = "";
    public Guid StudentId { get; set; }
}

/// <summary>Keeps what a name is looked for by equal to the name.</summary>
internal static class NameIndex
{
    /// <summary>
    /// Triggers, because whoever writes a name must not be able to forget its keys. One narrow tree that holds key and student and nothing
    /// else: a search reads the stretch that begins with what was typed.
    /// </summary>
    public const string Table = $"""
        CREATE TABLE IF NOT EXISTS "NameKeys" ("Key" TEXT NOT NULL, "StudentId" TEXT NOT NULL, PRIMARY KEY ("Key", "StudentId")) WITHOUT ROWID;
        {OfNew}
        CREATE TRIGGER IF NOT EXISTS "NameKeys_Renew" AFTER UPDATE OF "NameKeys" ON "Students" WHEN OLD."NameKeys" <> NEW."NameKeys" BEGIN
            DELETE FROM "NameKeys" WHERE "StudentId" = OLD."Id" AND "Key" IN (SELECT value FROM json_each(OLD."NameKeys"));
            INSERT OR IGNORE INTO "NameKeys" SELECT value, NEW."Id" FROM json_each(NEW."NameKeys");
        END;
        CREATE TRIGGER IF NOT EXISTS "NameKeys_Remove" AFTER DELETE ON "Students" BEGIN
            DELETE FROM "NameKeys" WHERE "StudentId" = OLD."Id" AND "Key" IN (SELECT value FROM json_each(OLD."NameKeys"));
        END;
        INSERT OR IGNORE INTO "NameKeys" SELECT k.value, s."Id" FROM "Students" s, json_each(s."NameKeys") k WHERE NOT EXISTS (SELECT 1 FROM "NameKeys");
        """;

    private const string OfNew = """
        CREATE TRIGGER IF NOT EXISTS "NameKeys_Add" AFTER INSERT ON "Students" BEGIN
            INSERT OR IGNORE INTO "NameKeys" SELECT value, NEW."Id" FROM json_each(NEW."NameKeys");
        END;
        """;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Call wherever a student's name was set.</summary>
    public static void Follow(Student student)
    {
        student.NamePinyin = Pinyin.Full(student.Name);
        student.NameKeys = JsonSerializer.Serialize(Pinyin.Keys(student.Name), Readable);
    }

    /// <summary>
    /// Takes the trigger for new students away until <see cref="ResumeAsync"/>, which makes up for it: before each statement that sets off a trigger
    /// SQLite puts by every page it touches, forty trees' for a student, and thousands of them cost twice what they need. Only inside the
    /// transaction that adds them: until it commits, and if it does not, everybody else has the trigger.
    /// </summary>
    /// <returns>Where the new ones begin.</returns>
    public static async Task<long> PauseAsync(RecordsDbContext db, CancellationToken cancel)
    {
        await using var command = db.Sql("""DROP TRIGGER IF EXISTS "NameKeys_Add"; SELECT ifnull(MAX(rowid), 0) FROM "Students" """);
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    public static async Task ResumeAsync(RecordsDbContext db, long since, CancellationToken cancel)
    {
        await using var command = db.Sql($"""
            INSERT OR IGNORE INTO "NameKeys" SELECT k.value, s."Id" FROM "Students" s, json_each(s."NameKeys") k WHERE s.rowid > @since;
            {OfNew}
            """);
        command.Parameters.AddWithValue("@since", since);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
