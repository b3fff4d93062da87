using Microsoft.Data.Sqlite;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Benchmarks.Common;

/// <summary>
/// Puts any number of made-up students on record in seconds, each a copy of one who is there with a name, numbers and a class of their own;
/// without a line in the change table, for lists that must be long.
/// </summary>
internal static class Crowd
{
    private const string Surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常单仇";
    private const string Given = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国文博子轩雨欣梓涵浩宇思远佳怡嘉豪欣悦俊熙诗雅天佑若琳志远晓东海燕春梅冬雪秋月";
    private static readonly string[] Provinces = ["43", "43", "43", "43", "42", "44", "36", "45", "51", "52", "41"];

    /// <param name="first">The serial number of the first, for a second crowd beside an earlier one.</param>
    public static void Add(string database, int count, int first = 0)
    {
        using var connection = Open(database);
        using var transaction = connection.BeginTransaction();
        Insert(connection, transaction, count, first);
        transaction.Commit();
    }

    /// <summary>The same for a great many, with an intake case for each: the indexes are left for the end, where they are built in one go.</summary>
    public static void AddMany(string database, int count)
    {
        using var connection = Open(database);
        using var transaction = connection.BeginTransaction();
        var indexes = Take(connection, transaction, "SELECT sql FROM sqlite_master WHERE tbl_name IN ('Students', 'IntakeCases') AND ((type = 'index' AND sql IS NOT NULL) OR name IN ('NameKeys_Add', 'StudentCounts_Add'))");
        foreach (var drop in Take(connection, transaction, "SELECT 'DROP ' || type || ' \"' || name || '\"' FROM sqlite_master WHERE tbl_name IN ('Students', 'IntakeCases') AND ((type = 'index' AND sql IS NOT NULL) OR name IN ('NameKeys_Add', 'StudentCounts_Add'))"))
        {
            Run(connection, transaction, drop);
        }

        Insert(connection, transaction, count, 0);
        Run(connection, transaction, """DELETE FROM "NameKeys"; DELETE FROM "StudentCounts" """);
        Run(connection, transaction, NameIndex.Fill);
        Run(connection, transaction, StudentCounts.Fill);
        Run(connection, transaction, Cases);
        indexes.ForEach(index => Run(connection, transaction, index));
        transaction.Commit();

        Run(connection, null, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>Those of past years are approved; of the last year's, every sixth stands at each place on the way.</summary>
    private const string Cases = """
        INSERT INTO "IntakeCases" ("Id", "Year", "State", "Round", "SubmittedAt", "BegunAt", "Warnings", "Differences", "Version", "ChangedAt")
        SELECT s."Id", s."EntryYear", CASE WHEN s."EntryYear" < (SELECT MAX("EntryYear") FROM "Classes") THEN 'Approved'
            ELSE CASE s.rowid % 6 WHEN 0 THEN 'NotBegun' WHEN 1 THEN 'Draft' WHEN 2 THEN 'Submitted' WHEN 3 THEN 'Returned' ELSE 'Approved' END END,
            CASE WHEN s.rowid % 6 > 1 THEN 1 ELSE 0 END, CASE WHEN s.rowid % 6 > 1 THEN s."ChangedAt" END, CASE WHEN s.rowid % 6 > 0 THEN s."ChangedAt" END, 0, 0, 1, s."ChangedAt"
        FROM "Students" s WHERE NOT EXISTS (SELECT 1 FROM "IntakeCases" c WHERE c."Id" = s."Id")
        """;

    private static SqliteConnection Open(string database)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        connection.Open();
        // Nothing here has to outlive a power cut, and with the trees in memory it takes a tenth of the time.
        Run(connection, null, "PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; PRAGMA temp_store = MEMORY;");
        return connection;
    }

    private static void Insert(SqliteConnection connection, SqliteTransaction transaction, int count, int first)
    {
        var (names, classes) = (Names(), Classes(connection, transaction));
        using var insert = InsertCommand(connection, transaction);
        for (var serial = first; serial < first + count; serial++)
        {
            var (name, pinyin, keys, letters) = names[serial % names.Count];
            var (id, school, major, year) = classes[serial * 7 % classes.Count];
            Set(insert, ("$id", Guid.CreateVersion7().ToString().ToUpperInvariant()), ("$candidate", $"99{serial:000000000000}"), ("$number", $"9{serial:000000000}"),
                ("$name", name), ("$pinyin", pinyin), ("$keys", keys), ("$letters", letters), ("$sex", serial % 5 < 2 ? Sexes.Male : Sexes.Female),
                ("$class", id), ("$school", school), ("$major", major), ("$year", year), ("$changed", 638_900_000_000_000_000 + (serial * 7_919L % 100_003 * 10_000_000)),
                ("$origin", $"{Provinces[serial % Provinces.Length]}0{1 + serial % 7}0{1 + serial % 5}"), ("$birth", $"{year - 18}-{1 + serial % 12:00}-{1 + serial % 28:00}"),
                ("$route", serial % 4 == 0 ? "DZ" : "GK"), ("$political", serial % 3 == 0 ? "13" : "03"));
            insert.ExecuteNonQuery();
        }
    }

    private static List<(string Name, string Pinyin, string Keys, string Letters)> Names()
    {
        var names = new List<(string, string, string, string)>();
        foreach (var (number, surname) in Surnames.Index())
        {
            for (var i = 0; i < Given.Length; i++)
            {
                var name = $"{surname}{Given[i]}{((i + number) % 4 == 0 ? "" : Given[(i * 11 + number) % Given.Length])}";
                var student = new Student { Name = name };
                NameIndex.Follow(student);
                names.Add((name, student.NamePinyin, student.NameKeys, student.NameLetters));
            }
        }

        return names;
    }

    private static List<(string Id, string School, string Major, long Year)> Classes(SqliteConnection connection, SqliteTransaction transaction)
    {
        using var command = Command(connection, transaction, """SELECT "Id", "SchoolId", "MajorId", "EntryYear" FROM "Classes" ORDER BY "EntryYear", "Name" """);
        using var reader = command.ExecuteReader();
        var classes = new List<(string, string, string, long)>();
        while (reader.Read())
        {
            classes.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3)));
        }

        return classes;
    }

    /// <summary>Every column this does not name is as the first student has it, so that a column added later needs no word here.</summary>
    private static SqliteCommand InsertCommand(SqliteConnection connection, SqliteTransaction transaction)
    {
        var own = new Dictionary<string, string>
        {
            ["Id"] = "$id",
            ["CandidateNumber"] = "$candidate",
            ["StudentNumber"] = "$number",
            ["Name"] = "$name",
            ["NamePinyin"] = "$pinyin",
            ["NameKeys"] = "$keys",
            ["NameLetters"] = "$letters",
            ["Sex"] = "$sex",
            ["BirthDate"] = "$birth",
            ["Origin"] = "$origin",
            ["AdmissionRoute"] = "$route",
            ["PoliticalStatus"] = "$political",
            ["ClassId"] = "$class",
            ["SchoolId"] = "$school",
            ["CurrentMajorId"] = "$major",
            ["FormalMajorId"] = "$major",
            ["EntryYear"] = "$year",
            ["ChangedAt"] = "$changed",
            ["IdNumberIndex"] = "NULL",
            ["IdNumberSealed"] = "NULL",
            ["PhoneIndex"] = "NULL",
            ["PhoneSealed"] = "NULL",
            ["FamilySealed"] = "NULL",
        };
        var names = Take(connection, transaction, "SELECT name FROM pragma_table_info('Students')");
        return Command(connection, transaction,
            $"""INSERT INTO "Students" ({string.Join(", ", names.Select(n => $"\"{n}\""))}) SELECT {string.Join(", ", names.Select(n => own.GetValueOrDefault(n, $"\"{n}\"")))} FROM "Students" WHERE rowid = (SELECT MIN(rowid) FROM "Students")""");
    }

    private static void Set(SqliteCommand command, params ReadOnlySpan<(string Name, object Value)> values)
    {
        command.Parameters.Clear();
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }
    }

    private static List<string> Take(SqliteConnection connection, SqliteTransaction? transaction, string sql)
    {
        using var command = Command(connection, transaction, sql);
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    private static void Run(SqliteConnection connection, SqliteTransaction? transaction, string sql)
    {
        using var command = Command(connection, transaction, sql);
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection connection, SqliteTransaction? transaction, string sql)
    {
        var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, sql);
        return command;
    }
}
