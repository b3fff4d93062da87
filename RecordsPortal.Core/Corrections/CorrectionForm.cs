using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Corrections;

/// <summary>What somebody wants changed in one record, and why.</summary>
/// <param name="Id">Made with the form: scans can be sent before the form is.</param>
/// <param name="Ground">Only for locked items of a registered record, as is the number of the document that allows it.</param>
public sealed record CorrectionForm(
    Guid Id, Guid StudentId, IReadOnlyList<CorrectionChange> Changes, string Reason, CorrectionGround? Ground = null, string? DocumentNumber = null);

/// <param name="Value">As typed; blank takes the item away.</param>
/// <param name="Seen">Sequence of the record as the writer saw it: see <see cref="CorrectionSubject.Seen"/>.</param>
public sealed record CorrectionChange(RecordField Field, string? Value, long Seen);

/// <summary>An item of a correction as it is kept, values canonical.</summary>
internal sealed record CorrectedItem(RecordField Field, string? Old, string? New, long Seen);
