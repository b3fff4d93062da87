using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Intake.Entry;

/// <summary>What every command of entry begins with: whose file, is it open, was the notice read, and if an officer acts, by which right.</summary>
public sealed class EntryWrites
{
    private readonly Writes _writes;
    private readonly EntryFiles _files;

    internal EntryWrites(Writes writes, EntryFiles files) => (_writes, _files) = (writes, files);

    /// <summary>Runs the body on a file that stands open for entry; else answers why it does not.</summary>
    internal Task<Outcome> RunAsync(Guid command, EntryOf of, Func<WriteScope, EntryFile, Task<Outcome>> body, CancellationToken cancel, bool inLine = false) =>
        OnFileAsync(command, of, async (scope, file) => Refusal(of, scope, file) is { } key ? new Outcome.Refused(key) : await body(scope, file), cancel, inLine);

    /// <summary>Runs the body on the file as it stands, open or not.</summary>
    internal Task<Outcome> OnFileAsync(Guid command, EntryOf of, Func<WriteScope, EntryFile, Task<Outcome>> body, CancellationToken cancel, bool inLine = false)
    {
        return inLine ? _writes.RunInLineAsync(command, of.Feature, OpenAsync, cancel) : _writes.RunAsync(command, of.Feature, OpenAsync, cancel);

        async Task<Outcome> OpenAsync(WriteScope scope)
        {
            if (await _files.OpenAsync(scope.Db, scope.Reach, of.StudentFor(scope.Actor), cancel) is not { } file)
            {
                return new Outcome.NotFound();
            }

            if (of.IsAssisted)
            {
                (scope.Change.Source, scope.Change.Reason) = (ChangeSource.Assisted, file.Case.AssistedReason);
            }

            return await body(scope, file);
        }
    }

    /// <summary>Puts the content into the draft and begins the intake if nobody has.</summary>
    internal static void Keep(WriteScope scope, EntryFile file, IntakeContent content)
    {
        var boxed = file.Key.SealDraft(content);
        if (file.Draft is { } draft)
        {
            (draft.Content, draft.SavedAt) = (boxed, scope.Now);
        }
        else
        {
            scope.Db.IntakeDrafts.Add(new IntakeDraft { Id = file.Student.Id, Content = boxed, SavedAt = scope.Now });
        }

        if (file.Case.State == IntakeState.NotBegun)
        {
            (file.Case.State, file.Case.BegunAt) = (IntakeState.Draft, scope.Now);
        }
    }

    private static string? Refusal(EntryOf of, WriteScope scope, EntryFile file) => true switch
    {
        _ when file.Refusal() is { } key => key,
        _ when !file.IsNoticeRead => EntryKeys.NoticeFirst,
        _ when of.IsAssisted && !file.Case.IsAssistedNowBy(scope.Actor) => EntryKeys.AssistanceNotStarted,
        _ => null,
    };
}
