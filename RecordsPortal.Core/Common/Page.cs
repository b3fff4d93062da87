namespace RecordsPortal.Core.Common;

/// <param name="Total">The exact count of all rows that match, not of this page.</param>
/// <param name="Sequence">The last change this answer is known to contain.</param>
public sealed record Page<T>(IReadOnlyList<T> Rows, int Total, long Sequence)
{
    public static Page<T> Empty => new([], 0, 0);
}
