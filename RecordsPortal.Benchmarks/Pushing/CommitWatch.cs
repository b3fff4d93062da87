using Microsoft.Data.Sqlite;

namespace RecordsPortal.Benchmarks.Pushing;

/// <summary>
/// Sees, from outside, when an approval is on disk: another process can read it. The moment given is the later of two that were surely
/// before it: the last look that did not find it, and the time its own lines in the change table bear.
/// </summary>
internal sealed class CommitWatch : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _look;

    public CommitWatch(string database)
    {
        _connection = new SqliteConnection($"Data Source={database};Mode=ReadWrite;Pooling=False");
        _connection.Open();
        _look = _connection.CreateCommand();
        _look.CommandText = """SELECT "ReviewedAt" FROM "IntakeCases" WHERE "Id" = $id AND "State" = 'Approved'""";
        _look.Parameters.AddWithValue("$id", "");
        _look.Prepare();
    }

    /// <summary>Begins to look; call it before the approval is asked for.</summary>
    public Task<DateTime> OfAsync(Guid application) => Task.Factory.StartNew(() => Look(application), TaskCreationOptions.LongRunning);

    public void Dispose()
    {
        _look.Dispose();
        _connection.Dispose();
    }

    private DateTime Look(Guid application)
    {
        lock (_connection)
        {
            var until = DateTime.UtcNow + Patience;
            _look.Parameters[0].Value = application.ToString().ToUpperInvariant();
            for (var before = DateTime.UtcNow; before < until;)
            {
                var now = DateTime.UtcNow;
                if (_look.ExecuteScalar() is long at)
                {
                    return new DateTime(Math.Max(before.Ticks, at), DateTimeKind.Utc);
                }

                before = now;
                Thread.Sleep(TimeSpan.FromMilliseconds(0.5));
            }

            throw new TimeoutException("The approval was not committed.");
        }
    }
}
