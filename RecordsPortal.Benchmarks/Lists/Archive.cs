using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Benchmarks.Common;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Records;

namespace RecordsPortal.Benchmarks.Lists;

/// <summary>A college with a great many students on record, made once for a run and asked by both figures of lists.</summary>
internal sealed class Archive : IAsyncDisposable
{
    private static readonly Dictionary<(FigureRun, int), Stand> _made = [];

    private readonly Stand _stand;
    private readonly SqliteConnection _bare;
    private readonly Dictionary<string, Actor> _actors = [];

    private Archive(Stand stand)
    {
        _stand = stand;
        _bare = new SqliteConnection($"Data Source={stand.Database};Pooling=False");
        _bare.Open();
    }

    public static async Task<Archive> OpenAsync(FigureRun run, int students)
    {
        if (!_made.TryGetValue((run, students), out var stand))
        {
            (stand, var isNew) = await Stand.ResumeAsync(run.KeptFolder($"archive-{students}"));
            _made[(run, students)] = stand;
            if (isNew)
            {
                Crowd.AddMany(stand.Database, students);
            }
        }

        return new Archive(stand);
    }

    /// <returns>How many match.</returns>
    public async Task<int> AskAsync(string user, StudentListQuery query)
    {
        var actor = await ActorAsync(user);
        // What was answered a moment ago is not asked of the database again unless something changed since; here it is to be asked.
        var feed = _stand.Services.GetRequiredService<ChangeFeed>();
        feed.Advance(feed.Sequence + 1);
        return (await _stand.As<StudentList>(actor).AskAsync(query)).Total;
    }

    /// <summary>An archive that is kept may have given out a day's sheets in an earlier run.</summary>
    public Task ForgetSpendingAsync() => BareAsync("""DELETE FROM "Spending" """);

    /// <summary>Orders the sheet of a question and writes it to nowhere.</summary>
    public async Task ExportAsync(string user, StudentListQuery query)
    {
        var exports = _stand.As<StudentExports>(await ActorAsync(user));
        var ordered = await exports.OrderAsync(Guid.CreateVersion7(), new ExportOrder(query, StudentColumns.Listed, "all", IsMasked: true, Reason: null));
        if (ordered is not Outcome.Done { Receipt.Id: { } id } || !await exports.WriteAsync(id, Stream.Null, Words))
        {
            throw new InvalidOperationException($"{ordered}");
        }
    }

    private static ExportWords Words { get; } = new("Students", column => $"{column}", (column, row, college) => column switch
    {
        StudentColumn.Name => row.Student.Name,
        StudentColumn.Candidate => row.Student.CandidateNumber,
        StudentColumn.Number => row.Student.StudentNumber ?? "",
        StudentColumn.Class => college.Class(row.Student.ClassId)?.Name ?? "",
        _ => "湘潭市岳塘区",
    }, _ => 16);

    private async Task<Actor> ActorAsync(string user)
    {
        if (!_actors.TryGetValue(user, out var actor))
        {
            _actors[user] = actor = await _stand.StaffAsync(user);
        }

        return actor;
    }

    public Task BareSearchAsync(string prefix) => BareAsync(
        $"""SELECT COUNT(*) FROM (SELECT DISTINCT "StudentId" FROM "NameKeys" WHERE "Key" >= '{prefix}' AND "Key" < '{prefix}{char.MaxValue}')""");

    public Task BareListAsync() => BareAsync(
        """SELECT COUNT(*) FROM "Students"; SELECT * FROM "Students" ORDER BY "EntryYear" DESC, "CandidateNumber" LIMIT 50""");

    public ValueTask DisposeAsync()
    {
        _bare.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task BareAsync(string sql)
    {
        using var command = _bare.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        do
        {
            while (reader.Read())
            {
                _ = reader.GetValue(0);
            }
        }
        while (reader.NextResult());

        return Task.CompletedTask;
    }
}
