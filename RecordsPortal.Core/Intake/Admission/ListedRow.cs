using RecordsPortal.Core.Intake.Import;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Admission;

public enum RowFate
{
    /// <summary>A student the archive does not know yet.</summary>
    New,

    /// <summary>Known, and the list says nothing new.</summary>
    Unchanged,

    /// <summary>Known, and the list says something else: a proposal for each item.</summary>
    Changed,

    /// <summary>Known, and the admission no longer stands.</summary>
    Withdrawn,

    /// <summary>Set aside until it is mended.</summary>
    Faulty,
}

/// <summary>A row of a list against what the archive holds.</summary>
/// <param name="Student">The student it repeats; null for a new one.</param>
internal sealed record ListedRow(SheetRow Row, RowFate Fate, Guid? Student, IReadOnlyList<RecordField> Changes, RecordValues Known);
