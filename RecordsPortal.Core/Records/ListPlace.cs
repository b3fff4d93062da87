using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Records;

/// <summary>Some rows of a list, reached from whichever of its ends is nearer: what lies before them is read past one by one.</summary>
/// <param name="Skip">How many lie between that end and them.</param>
internal sealed record ListPlace(bool IsFromEnd, int Skip, int Length)
{
    public static ListPlace Of(int at, int total, int length) => at > total / 2 ? new(true, total - at - length, length) : new(false, at, length);

    /// <param name="inOrder">The list in its order, or from its end.</param>
    public async Task<List<StudentRow>> RowsAsync(RecordsDbContext db, Func<bool, IQueryable<Student>> inOrder, CancellationToken cancel) =>
        InOrder(await inOrder(IsFromEnd).Skip(Skip).Take(Length).Rows(db).ToListAsync(cancel));

    /// <param name="rows">As they were read; turned round where that was from the end.</param>
    public List<StudentRow> InOrder(List<StudentRow> rows)
    {
        if (IsFromEnd)
        {
            rows.Reverse();
        }

        return rows;
    }
}
