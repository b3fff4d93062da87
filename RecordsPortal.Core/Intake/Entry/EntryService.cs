using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Intake.Entry;

/// <summary>A student's own entry, or an officer's on their behalf, up to the point of submitting.</summary>
public sealed class EntryService(RecordsDb database, ICurrentUser user, EntryFiles files, EntryWrites entry, DraftNews news, CollegeClock clock)
{
    /// <returns>Null where there is nothing to enter: no such student, not theirs to see, or no intake.</returns>
    public async Task<EntryView?> LoadAsync(EntryOf of, CancellationToken cancel = default)
    {
        var actor = await user.GetAsync(cancel);
        await using var db = database.Open();
        return await files.OpenAsync(db, actor.ReachOf(of.Feature), of.StudentFor(actor), cancel) is { } file
            ? await EntryViews.OfAsync(db, file, actor, clock.Now, cancel)
            : null;
    }

    /// <summary>Notes that the privacy notice was read. Comes before anything can be entered, and again when a new notice is in force.</summary>
    /// <param name="number">The notice that was on the screen; if another has come into force meanwhile, that one has to be read.</param>
    public Task<Outcome> AcknowledgeAsync(Guid command, EntryOf of, int number, CancellationToken cancel = default) =>
        entry.OnFileAsync(command, of, (scope, file) =>
        {
            if (file.Refusal() is { } key)
            {
                return Answer(new Outcome.Refused(key));
            }

            if (file.Notice?.Number != number)
            {
                return Answer(new Outcome.Refused(EntryKeys.NoticeChanged));
            }

            if (!file.IsNoticeRead)
            {
                scope.Db.PrivacyAcknowledgements.Add(new PrivacyAcknowledgement { StudentId = file.Student.Id, NoticeNumber = number, At = scope.Now });
            }

            return Answer(Outcome.Ok(file.Student.Id));
        }, cancel);

    /// <summary>
    /// Merges what changed into the draft, item by item, right or wrong: rules speak, but only submitting insists. Two devices that enter
    /// different items both keep theirs.
    /// </summary>
    public async Task<Outcome> SaveAsync(Guid command, EntryOf of, IReadOnlyList<EntryInput> inputs, CancellationToken cancel = default)
    {
        var outcome = await entry.RunAsync(command, of, (scope, file) =>
        {
            if (inputs.FirstOrDefault(EntryAnswers.IsTooLong) is { } longest)
            {
                return Answer(new Outcome.Invalid([new FieldError($"{longest.Field}", EntryKeys.TooLong, $"{Limits.Reason}")]));
            }

            if (inputs.Any(input => !file.IsOpen(input.Field)))
            {
                return Answer(new Outcome.Refused(EntryKeys.Locked));
            }

            EntryWrites.Keep(scope, file, inputs.Aggregate(file.Content, (content, input) => EntryAnswers.Apply(content, input, file.Offered)));
            return Answer(Outcome.Ok(file.Student.Id));
        }, cancel);
        if (outcome is Outcome.Done { Receipt.Id: { } student })
        {
            news.Tell(student, this);
        }

        return outcome;
    }

    private static Task<Outcome> Answer(Outcome outcome) => Task.FromResult(outcome);
}
