using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Entry;

/// <summary>Makes events a student can read from lines of the change table.</summary>
internal static class OwnEvents
{
    private static readonly Dictionary<string, RecordField> Fields = RecordMapping.Columns.ToDictionary(column => column.Value, column => column.Key);

    /// <summary>Lines of one act become one event: an approval changes twenty columns and is one thing that happened.</summary>
    public static (Guid? Command, string Kind, ChangeAction Action, DateTime At, string? Reason) Act(ChangeEntry line) =>
        (line.CommandId, line.Kind, line.Action, line.At, line.Reason);

    /// <summary>Null for bookkeeping that says nothing to anybody: a claim renewed, a counter.</summary>
    public static OwnEvent? Of(IEnumerable<ChangeEntry> lines)
    {
        var all = lines.ToList();
        var first = all[0];
        var fields = all.Select(line => line.Field).OfType<string>().Where(Fields.ContainsKey).Select(column => Fields[column]).Distinct().Order().ToList();
        IntakeState? state = Enum.TryParse(NewValue(all, nameof(IntakeCase), nameof(IntakeCase.State)), out IntakeState intake) ? intake : null;
        StudentStatus? status = Enum.TryParse(NewValue(all, nameof(Student), nameof(Student.Status)), out StudentStatus student) ? student : null;
        var isEmpty = first.Action == ChangeAction.Changed && fields.Count == 0 && state is null && status is null && !IsAssistance(all);
        return isEmpty || (first.Kind == nameof(IntakeCase) && first.Action != ChangeAction.Changed) || (first.Kind == nameof(Accounts.ResetCode) && first.Action == ChangeAction.Changed)
            ? null
            : new OwnEvent(first.At, first.ActorName, first.Source, first.Action, first.Kind, fields, state, status, first.Reason);
    }

    private static bool IsAssistance(List<ChangeEntry> lines) => lines.Any(l => l.Field == nameof(IntakeCase.AssistedReason) && l.NewValue is not null);

    private static string? NewValue(List<ChangeEntry> lines, string kind, string field) =>
        lines.FirstOrDefault(l => l.Kind == kind && l.Field == field && l.Action == ChangeAction.Changed)?.NewValue;
}
