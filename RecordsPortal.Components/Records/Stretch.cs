using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Records;

namespace RecordsPortal.Components.Records;

/// <summary>The rows of a list from <see cref="First"/> on, and how many there are in all.</summary>
/// <param name="Asked">How many rows were asked for; at the end of the list there are fewer.</param>
internal sealed record Stretch(int First, int Asked, IReadOnlyList<StudentRow> Rows, int Total)
{
    public bool IsSamePlace(Stretch other) => (First, Asked) == (other.First, other.Asked);

    public StudentRow? Row(int place) => place >= First && place < First + Rows.Count ? Rows[place - First] : null;

    public bool HasSameRows(Stretch other) => Rows.Select(r => r.Id).SequenceEqual(other.Rows.Select(r => r.Id)) && Total == other.Total;

    /// <summary>The same rows in their places, as <paramref name="other"/> knows them now.</summary>
    public Stretch Renewed(Stretch other)
    {
        var renewed = other.Rows.ToDictionary(r => r.Id);
        return this with { Rows = [.. Rows.Select(row => renewed.GetValueOrDefault(row.Id, row))] };
    }
}

/// <summary>Asks for stretches of a list, block by block, and holds the blocks' shared answers while they are in view.</summary>
internal sealed class StretchReader(StudentList students) : IDisposable
{
    private List<SharedAnswers<StudentQuestion, Page<StudentRow>>.Shown> _held = [];

    public async Task<Stretch> ReadAsync(StudentListQuery query, int first, int count, long atLeast, CancellationToken cancel)
    {
        // Asked with today's rights each time: a screen left open must not go on with those of this morning.
        List<SharedAnswers<StudentQuestion, Page<StudentRow>>.Shown> asked = [];
        for (var block = first / Limits.PageSize; block <= (first + count - 1) / Limits.PageSize; block++)
        {
            asked.Add(await students.ShowAsync(query with { At = block * Limits.PageSize }, cancel));
        }

        (_held, var before) = (asked, _held);
        before.ForEach(shown => shown.Dispose());
        var pages = await Task.WhenAll(asked.Select(shown => shown.AskAsync(atLeast)));
        var rows = pages.SelectMany(page => page.Value.Rows).Skip(first % Limits.PageSize).Take(count).ToList();
        return new Stretch(first, count, rows, pages[0].Value.Total);
    }

    public void Dispose() => _held.ForEach(shown => shown.Dispose());
}
