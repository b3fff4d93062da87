using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;

namespace RecordsPortal.Core.Registry;

/// <summary>Some of what the caller missed.</summary>
/// <param name="Through">With this page the caller has seen everything up to here that is theirs to see.</param>
/// <param name="IsTruncated">The bound of one replay was met and there is more: ask again from <paramref name="Through"/>.</param>
public sealed record ReplayPage(IReadOnlyList<RecordChange> Changes, long Through, bool IsTruncated);

/// <summary>Reads the news of the past out of the change table, for a client that was away.</summary>
public sealed class ChangeReplay(RecordsDb database, ChangeAudience audience)
{
    /// <summary>Lines of the change table read by one replay; a client further behind asks again.</summary>
    public const int MaxLines = 10_000;

    private const int PageLines = 500;

    /// <param name="after">The last sequence the caller has seen; 0 for none.</param>
    /// <param name="max">Lines to read at most.</param>
    public async IAsyncEnumerable<ReplayPage> ReadAsync(Actor actor, long after, int max = MaxLines, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        for (var read = 0; ;)
        {
            var lines = await LinesAsync(after, Math.Min(PageLines, max - read), cancel);
            read += lines.Count;
            after = lines.Count > 0 ? lines[^1].Sequence : after;
            var isLast = lines.Count < PageLines || read >= max;
            var news = Collapsed(lines);
            var places = await audience.PlacesAsync(news, cancel);
            yield return new ReplayPage([.. news.Where(change => ChangeAudience.Hears(actor, change, places))], after, isLast && await HasMoreAsync(after, cancel));
            if (isLast)
            {
                yield break;
            }
        }
    }

    private async Task<List<RecordChange>> LinesAsync(long after, int count, CancellationToken cancel)
    {
        await using var db = database.Open();
        return await db.Changes.AsNoTracking().Where(c => c.Sequence > after).OrderBy(c => c.Sequence).Take(count)
            .Select(c => new RecordChange(c.Sequence, c.Kind, c.RecordId, c.StudentId, c.Action, c.At, c.ActorId, c.ActorName)).ToListAsync(cancel);
    }

    private async Task<bool> HasMoreAsync(long after, CancellationToken cancel)
    {
        await using var db = database.Open();
        return await db.Changes.AnyAsync(c => c.Sequence > after, cancel);
    }

    /// <summary>As the live news: one piece for the lines that one save wrote about one record, standing for the last of them.</summary>
    private static List<RecordChange> Collapsed(List<RecordChange> lines)
    {
        var news = new List<RecordChange>();
        foreach (var line in lines)
        {
            if (news is [.., var last] && (last.Kind, last.RecordId, last.At, last.ById) == (line.Kind, line.RecordId, line.At, line.ById))
            {
                news[^1] = last with { Sequence = line.Sequence };
            }
            else
            {
                news.Add(line);
            }
        }

        return news;
    }
}
