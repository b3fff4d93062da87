using RecordsPortal.Core.Registry;
using static RecordsPortal.Core.Registry.RecordField;

namespace RecordsPortal.Core.Intake.Entry;

/// <summary>Which items stand open: all of them before the first review, only the returned ones after a return. What was accepted stays accepted.</summary>
internal static class EntryLocks
{
    /// <summary>These follow from each other: a wrong sex can only be mended by mending the ID number.</summary>
    private static readonly RecordField[] Document = [IdType, IdNumber, Sex, BirthDate];

    /// <param name="decisions">Of the last round that was decided.</param>
    public static bool IsOpen(RecordField field, IReadOnlyList<FieldDecision> decisions)
    {
        var returned = decisions.Where(d => !d.IsAccepted).Select(d => d.Field).ToHashSet();
        return returned.Count == 0
            ? !decisions.Any(d => d.Field == field)
            : returned.Contains(field) || (Document.Contains(field) && Document.Any(returned.Contains));
    }
}
