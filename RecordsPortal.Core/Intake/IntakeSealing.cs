using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake;

/// <summary>Opens what intake keeps sealed. Each kind is bound to its own column name, so one cannot be passed off as another.</summary>
internal static class IntakeSealing
{
    private const string Draft = "IntakeDrafts.Content";
    private const string SubmissionContent = "Submissions.Content";
    private const string EntryValues = "AdmissionEntries.Values";

    public const string ProposalValue = "AdmissionProposals.Value";

    public static byte[] SealDraft(this PersonKey key, IntakeContent content) => key.Seal(Draft, content.ToJson());

    public static IntakeContent OpenDraft(this PersonKey key, IntakeDraft draft) => IntakeContent.FromJson(key.Open(Draft, draft.Content));

    public static byte[] SealSubmission(this PersonKey key, IntakeContent content) => key.Seal(SubmissionContent, content.ToJson());

    public static IntakeContent OpenSubmission(this PersonKey key, Submission submission) => IntakeContent.FromJson(key.Open(SubmissionContent, submission.Content));

    public static byte[] SealEntry(this PersonKey key, RecordValues values) => key.Seal(EntryValues, values.ToJson());

    public static RecordValues OpenEntry(this PersonKey key, AdmissionEntry entry) => RecordValues.FromJson(key.Open(EntryValues, entry.Values));

    /// <summary>What the lists say of a student now: the first list's word, with the changes of later ones that a registrar accepted.</summary>
    public static async Task<RecordValues> ListValuesAsync(this RecordsDbContext db, Guid student, PersonKey key, CancellationToken cancel)
    {
        var entry = await db.AdmissionEntries.AsNoTracking().Where(e => e.StudentId == student && !e.IsWithdrawal).OrderBy(e => e.Id).FirstOrDefaultAsync(cancel);
        var accepted = await db.AdmissionProposals.AsNoTracking()
            .Where(p => p.StudentId == student && p.State == ProposalState.Accepted).OrderBy(p => p.DecidedAt).ToListAsync(cancel);
        return ListValues(entry, accepted, key);
    }

    /// <param name="accepted">In the order in which they were decided.</param>
    public static RecordValues ListValues(AdmissionEntry? entry, IEnumerable<AdmissionProposal> accepted, PersonKey key) => accepted.Aggregate(
        entry is null ? RecordValues.Empty : key.OpenEntry(entry),
        (known, p) => known.With(p.Field, p.NewValue is null ? null : key.Open(ProposalValue, p.NewValue)));
}
