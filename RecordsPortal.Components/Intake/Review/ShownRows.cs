using RecordsPortal.Core.Intake.Review;

namespace RecordsPortal.Components.Intake.Review;

/// <summary>A row as one screen shows it.</summary>
/// <param name="IsGone">It left the queue. It stays where it is until the list is loaded again, so that nothing moves.</param>
public sealed record ShownRow(ReviewRow Row, bool IsGone = false);

/// <summary>
/// The rows of one open queue, ten to a block. What nothing changed in stays the same object: there may be a thousand screens of fifty rows,
/// and of each only the block that differs is gone through when a change paints it.
/// </summary>
internal sealed class ShownRows
{
    private const int BlockSize = 10;

    private readonly ShownRow[][] _blocks;

    private ShownRows(ShownRow[][] blocks) => _blocks = blocks;

    public IReadOnlyList<IReadOnlyList<ShownRow>> Blocks => _blocks;

    public IEnumerable<ShownRow> All => _blocks.SelectMany(block => block);

    public static ShownRows Of(IEnumerable<ReviewRow> rows) => new([.. rows.Select(row => new ShownRow(row)).Chunk(BlockSize)]);

    /// <summary>The same rows in the same order, as the list has them now.</summary>
    public ShownRows Renewed(ReviewList list)
    {
        var blocks = Renewed(_blocks, block => Renewed(block, shown => Renewed(shown, list)));
        return blocks == _blocks ? this : new ShownRows(blocks);
    }

    private static T[] Renewed<T>(T[] before, Converter<T, T> renew)
    {
        var now = Array.ConvertAll(before, renew);
        return now.SequenceEqual(before) ? before : now;
    }

    private static ShownRow Renewed(ShownRow shown, ReviewList list)
    {
        var found = list.Find(shown.Row.Id);
        var (row, isGone) = (found ?? shown.Row, found is null && !list.Earlier.Contains(shown.Row.Id));
        // Compared before it is made: of fifty rows on a thousand screens one differs.
        return row == shown.Row && isGone == shown.IsGone ? shown : new ShownRow(row, isGone);
    }
}
