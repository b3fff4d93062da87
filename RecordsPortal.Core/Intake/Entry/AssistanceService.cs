using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Intake.Entry;

/// <summary>
/// Entering for a student who cannot: an act of its own, by a named officer, with a reason. The student reads both, and the submission
/// keeps them for ever.
/// </summary>
public sealed class AssistanceService(EntryWrites entry)
{
    public const string ReasonField = "Reason";

    public Task<Outcome> StartAsync(Guid command, Guid student, string? reason, CancellationToken cancel = default) =>
        entry.OnFileAsync(command, new EntryOf(student), (scope, file) => Task.FromResult(Start(scope, file, reason?.Trim() ?? "")), cancel);

    private static Outcome Start(WriteScope scope, EntryFile file, string reason)
    {
        if (file.Refusal() is { } key)
        {
            return new Outcome.Refused(key);
        }

        if (reason.Length is 0 or > Limits.Reason)
        {
            return new Outcome.Invalid([reason.Length == 0 ? new FieldError(ReasonField, EntryKeys.ReasonMissing) : new FieldError(ReasonField, EntryKeys.TooLong, $"{Limits.Reason}")]);
        }

        var intake = file.Case;
        (intake.AssistedById, intake.AssistedBy, intake.AssistedReason, intake.AssistedRound) = (scope.Actor.AccountId, scope.Actor.Name, reason, intake.Round + 1);
        scope.Change.Reason = reason;
        return Outcome.Ok(file.Student.Id);
    }
}
