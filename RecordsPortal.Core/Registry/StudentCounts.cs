using Microsoft.Data.Sqlite;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;

namespace RecordsPortal.Core.Registry;

/// <summary>How many students of a school are found by one character.</summary>
internal sealed class StudentCount
{
    /// <summary>What a key of theirs begins with; empty for the whole school, for then everybody is found.</summary>
    public string Beginning { get; set; } = "";
    public Guid SchoolId { get; set; }
    public int Count { get; set; }
}

/// <summary>Keeps how many there are, of a school and by one character: a letter finds a tenth of everybody, and to count them their keys are read one by one.</summary>
internal static class StudentCounts
{
    /// <summary>Triggers, because whoever adds, renames, moves or removes a student must not be able to forget that it is counted.</summary>
    public const string Table = $"""
        CREATE TABLE IF NOT EXISTS "StudentCounts" ("Beginning" TEXT NOT NULL, "SchoolId" TEXT NOT NULL, "Count" INTEGER NOT NULL, PRIMARY KEY ("Beginning", "SchoolId")) WITHOUT ROWID;
        {Triggers}
        {Fill}
        """;

    /// <summary>Everybody, where nobody is counted yet.</summary>
    public const string Fill = $"""
        {OfStudents} WHERE NOT EXISTS (SELECT 1 FROM "StudentCounts") GROUP BY 1, 2 {Added};
        """;

    private const string NewNames = """
        SELECT "SchoolId", "NameKeys" FROM "Students" WHERE rowid > @since
        """;

    private const string Add = $"""
        INSERT INTO "StudentCounts" VALUES (@beginning, @school, @count) {Added};
        """;

    private const string Drop = """
        DROP TRIGGER IF EXISTS "StudentCounts_Add"; DROP TRIGGER IF EXISTS "StudentCounts_Renew"; DROP TRIGGER IF EXISTS "StudentCounts_Remove";
        """;

    private const string Renew = """
        CREATE TRIGGER IF NOT EXISTS "StudentCounts_Renew" AFTER UPDATE OF "NameKeys", "SchoolId" ON "Students"
        WHEN (OLD."NameKeys", OLD."SchoolId") IS NOT (NEW."NameKeys", NEW."SchoolId")
        """;

    private const string Remove = """
        CREATE TRIGGER IF NOT EXISTS "StudentCounts_Remove" AFTER DELETE ON "Students"
        """;

    private const string Triggers = $"""
        CREATE TRIGGER IF NOT EXISTS "StudentCounts_Add" AFTER INSERT ON "Students" BEGIN {More} END;
        {Renew} BEGIN {Less} {More} END;
        {Remove} BEGIN {Less} END;
        """;

    private const string Added = """
        ON CONFLICT DO UPDATE SET "Count" = "Count" + excluded."Count"
        """;

    private const string More = $"""
        INSERT INTO "StudentCounts" SELECT '', NEW."SchoolId", 1 UNION ALL SELECT substr(key, 1, 1), NEW."SchoolId", 1 FROM json_each(NEW."NameKeys") WHERE value = 0 {Added};
        """;

    /// <summary>A count of nobody goes too: what the name of somebody removed began with stays nowhere.</summary>
    private const string Less = """
        UPDATE "StudentCounts" SET "Count" = "Count" - 1
            WHERE "SchoolId" = OLD."SchoolId" AND "Beginning" IN (SELECT '' UNION ALL SELECT substr(key, 1, 1) FROM json_each(OLD."NameKeys") WHERE value = 0);
        DELETE FROM "StudentCounts"
            WHERE "Count" = 0 AND "SchoolId" = OLD."SchoolId" AND "Beginning" IN (SELECT '' UNION ALL SELECT substr(key, 1, 1) FROM json_each(OLD."NameKeys") WHERE value = 0);
        """;

    /// <summary>Of a student's keys with the same beginning only the first shares nothing with the key before it: so each student is counted once.</summary>
    private const string OfStudents = """
        INSERT INTO "StudentCounts" SELECT "Beginning", "SchoolId", count(*) FROM (
            SELECT '' AS "Beginning", s."SchoolId" FROM "Students" s
            UNION ALL SELECT substr(k.key, 1, 1), s."SchoolId" FROM "Students" s, json_each(s."NameKeys") k WHERE k.value = 0)
        """;

    /// <summary>
    /// Leaves every student from <paramref name="since"/> on uncounted until <see cref="MakeUp"/>, whatever becomes of them; those before them go on
    /// being counted. A key can be written twice, but nobody may be taken off who was never counted.
    /// </summary>
    public static string Leave(long since) => $"""
        {Drop}
        {Renew} AND OLD.rowid <= {since} BEGIN {Less} {More} END;
        {Remove} WHEN OLD.rowid <= {since} BEGIN {Less} END;
        """;

    /// <summary>Counts everybody from <paramref name="since"/> on, who was left uncounted (<see cref="Leave"/>); and from now on whoever comes.</summary>
    public static async Task MakeUpAsync(RecordsDbContext db, long since, CancellationToken cancel)
    {
        await using var add = db.Sql(Add);
        var (beginning, school, count) = (add.Parameters.Add("@beginning", SqliteType.Text), add.Parameters.Add("@school", SqliteType.Text), add.Parameters.Add("@count", SqliteType.Integer));
        foreach (var ((begins, of), students) in await NewOnesAsync(db, since, cancel))
        {
            (beginning.Value, school.Value, count.Value) = (begins, of, students);
            await add.ExecuteNonQueryAsync(cancel);
        }

        await using var resume = db.Sql(Drop + Triggers);
        await resume.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Counted here: the database would put all of their keys in order first.</summary>
    private static async Task<Dictionary<(string Beginning, string School), int>> NewOnesAsync(RecordsDbContext db, long since, CancellationToken cancel)
    {
        var counts = new Dictionary<(string Beginning, string School), int>();
        await using var command = db.Sql(NewNames);
        command.Parameters.AddWithValue("@since", since);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            var school = rows.GetString(0);
            foreach (var beginning in NameIndex.Beginnings(rows.GetString(1)).Prepend(""))
            {
                counts[(beginning, school)] = counts.GetValueOrDefault((beginning, school)) + 1;
            }
        }

        return counts;
    }

    /// <param name="reach">The college or one whole school.</param>
    /// <param name="beginning">One character, or nothing for everybody.</param>
    public static IQueryable<StudentCount> CountsWithin(this RecordsDbContext db, Reach reach, string beginning = "")
    {
        var (isCollege, schools) = (reach.IsCollege, reach.Schools);
        return db.StudentCounts.Where(c => c.Beginning == beginning && (isCollege || schools.Contains(c.SchoolId)));
    }
}
