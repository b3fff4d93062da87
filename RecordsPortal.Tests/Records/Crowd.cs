using Microsoft.Data.Sqlite;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Tests.Records;

/// <summary>
/// Puts any number of made-up students on record in seconds, each a copy of one who is there with a name, numbers and a class of their own;
/// without a line in the change table, for tests of lists that must be long.
/// </summary>
internal static class Crowd
{
    private const string Surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常单仇";
    private const string Given = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国文博子轩雨欣梓涵浩宇思远佳怡嘉豪欣悦俊熙诗雅天佑若琳志远晓东海燕春梅冬雪秋月";

    /// <param name="first">The serial number of the first, for a second crowd beside an earlier one.</param>
    public static void Add(string database, int count, int first = 0)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        connection.Open();
        using var quick = connection.CreateCommand();
        // Nothing here has to outlive a power cut, and with the trees in memory it takes a tenth of the time.
        quick.CommandText = "PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; PRAGMA temp_store = MEMORY;";
        quick.ExecuteNonQuery();
        using var transaction = connection.BeginTransaction();
        var (names, classes) = (Names(), Classes(connection, transaction));
        using var insert = Insert(connection, transaction);
        for (var serial = first; serial < first + count; serial++)
        {
            var (name, pinyin, keys) = names[serial % names.Count];
            var (id, school, major, year) = classes[serial * 7 % classes.Count];
            Set(insert, ("$id", Guid.CreateVersion7().ToString().ToUpperInvariant()), ("$candidate", $"99{serial:000000000000}"), ("$number", $"9{serial:000000000}"),
                ("$name", name), ("$pinyin", pinyin), ("$keys", keys), ("$sex", serial % 5 < 2 ? Sexes.Male : Sexes.Female),
                ("$class", id), ("$school", school), ("$major", major), ("$year", year), ("$changed", 638_900_000_000_000_000 + (serial * 7_919L % 100_003 * 10_000_000)));
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private static List<(string Name, string Pinyin, string Keys)> Names()
    {
        var names = new List<(string, string, string)>();
        foreach (var (number, surname) in Surnames.Index())
        {
            for (var i = 0; i < Given.Length; i++)
            {
                var name = $"{surname}{Given[i]}{((i + number) % 4 == 0 ? "" : Given[(i * 11 + number) % Given.Length])}";
                names.Add((name, Pinyin.Full(name), System.Text.Json.JsonSerializer.Serialize(Pinyin.Keys(name))));
            }
        }

        return names;
    }

    private static List<(string Id, string School, string Major, long Year)> Classes(SqliteConnection connection, SqliteTransaction transaction)
    {
        using var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, """SELECT "Id", "SchoolId", "MajorId", "EntryYear" FROM "Classes" ORDER BY "EntryYear", "Name" """);
        using var reader = command.ExecuteReader();
        var classes = new List<(string, string, string, long)>();
        while (reader.Read())
        {
            classes.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3)));
        }

        return classes;
    }

    /// <summary>Every column this does not name is as the first student has it, so that a column added later needs no word here.</summary>
    private static SqliteCommand Insert(SqliteConnection connection, SqliteTransaction transaction)
    {
        var own = new Dictionary<string, string>
        {
            ["Id"] = "$id",
            ["CandidateNumber"] = "$candidate",
            ["StudentNumber"] = "$number",
            ["Name"] = "$name",
            ["NamePinyin"] = "$pinyin",
            ["NameKeys"] = "$keys",
            ["Sex"] = "$sex",
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
        using var columns = connection.CreateCommand();
        (columns.Transaction, columns.CommandText) = (transaction, "SELECT name FROM pragma_table_info('Students')");
        using var reader = columns.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"""INSERT INTO "Students" ({string.Join(", ", names.Select(n => $"\"{n}\""))}) SELECT {string.Join(", ", names.Select(n => own.GetValueOrDefault(n, $"\"{n}\"")))} FROM "Students" WHERE rowid = (SELECT MIN(rowid) FROM "Students")""";
        return insert;
    }

    private static void Set(SqliteCommand command, params ReadOnlySpan<(string Name, object Value)> values)
    {
        command.Parameters.Clear();
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }
    }
}
