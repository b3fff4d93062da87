namespace RecordsPortal.Core.Changes;

/// <summary>
/// New rows and the lines that will tell of them, without their time and place: those are given in line. Whoever has thousands to write makes
/// the next ones ready while the context writes those before. Written once.
/// </summary>
internal sealed record NewRows(IReadOnlyList<object> Rows, PackedRows Packed, List<ChangeEntry> Lines)
{
    /// <param name="db">Asked for its model and for who answers, for nothing that another thread could be using.</param>
    /// <param name="rows">As they will be written: what is changed after this stands in neither the archive nor the line.</param>
    public static NewRows Of(RecordsDbContext db, IReadOnlyList<object> rows)
    {
        var change = db.Change ?? throw new InvalidOperationException("Nobody answers for these rows: set RecordsDbContext.Change first.");
        var packed = new PackedRows(db.Model);
        packed.AddRange(rows);
        return new(rows, packed, ChangeRecorder.LinesOfNew(db.Model, rows, change));
    }
}
