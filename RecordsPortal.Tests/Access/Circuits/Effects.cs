using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Access.Circuits;

/// <summary>What stands in the change table since somebody began, judged by a list of its own: not by the feature the service happened to name.</summary>
internal sealed class Effects(HostedPortal portal, Actor actor)
{
    /// <summary>With which work somebody may cause a line about such a record. Reviewed by hand; a kind that does not stand here is nobody's.</summary>
    private static readonly Dictionary<string, Feature[]> _works = new()
    {
        ["Student"] =
        [
            Feature.Review, Feature.AssistedEntry, Feature.CheckIn, Feature.Classes, Feature.RecordCorrection, Feature.CorrectionApproval, Feature.NationalRegistration,
            Feature.AdmissionLists, Feature.RevealSealed, Feature.PrintRecords, Feature.ResetCodes, Feature.DocumentBatches, Feature.LinkRecords,
        ],
        ["IntakeCase"] = [Feature.OwnIntake, Feature.AssistedEntry, Feature.Review, Feature.PreCheck, Feature.AdmissionLists, Feature.Chase],
        ["Submission"] = [Feature.OwnIntake, Feature.AssistedEntry],
        ["PrivacyAcknowledgement"] = [Feature.OwnIntake, Feature.AssistedEntry],
        ["FieldDecision"] = [Feature.Review, Feature.PreCheck],
        ["StudentNumberUse"] = [Feature.Review],
        ["Attachment"] = [Feature.OwnIntake, Feature.AssistedEntry, Feature.CorrectionRequest, Feature.RecordCorrection],
        ["Correction"] = [Feature.CorrectionRequest, Feature.RecordCorrection, Feature.CorrectionApproval],
        ["CorrectionEvidence"] = [Feature.CorrectionRequest, Feature.RecordCorrection],
        ["AdmissionList"] = [Feature.AdmissionLists],
        ["AdmissionProposal"] = [Feature.AdmissionLists],
        ["RouteAlias"] = [Feature.AdmissionLists],
        ["RegistrationBatch"] = [Feature.NationalRegistration],
        ["PersonLink"] = [Feature.LinkRecords],
        ["DocumentJob"] = [Feature.DocumentBatches],
        ["ExportJob"] = [Feature.ExportStudents],
        ["StudentExport"] = [Feature.ExportStudents],
        ["SavedView"] = [Feature.Students],
        ["Extension"] = [Feature.Chase, Feature.IntakeWindows],
        ["IntakeWindow"] = [Feature.IntakeWindows],
        ["WindowExtension"] = [Feature.IntakeWindows, Feature.Chase],
        ["PrivacyNotice"] = [Feature.IntakeTexts],
        ["CannedReason"] = [Feature.IntakeTexts],
        ["Setting"] = [Feature.Settings, Feature.FirstSteps, Feature.Structure],
        ["School"] = [Feature.Structure],
        ["Major"] = [Feature.Structure],
        ["SchoolClass"] = [Feature.Structure, Feature.Classes],
        ["Term"] = [Feature.Structure],
        ["Account"] = [Feature.People, Feature.ResetCodes],
        ["Grant"] = [Feature.People],
        ["ResetCode"] = [Feature.People, Feature.ResetCodes],
        ["Session"] = [Feature.People],
        ["Notice"] =
        [
            Feature.Review, Feature.PreCheck, Feature.CheckIn, Feature.RevealSealed, Feature.RecordCorrection, Feature.CorrectionApproval, Feature.CorrectionRequest,
        ],
    };

    private static readonly Feature[] _uncovering = [Feature.RevealSealed, Feature.ExportSealed];

    private long _from;

    /// <summary>How many were judged.</summary>
    public int Lines { get; private set; }

    public async Task BeginAsync()
    {
        await using var db = Open();
        _from = await db.Changes.MaxAsync(line => line.Sequence);
    }

    /// <summary>Lines that this person should not have been able to cause, in words.</summary>
    public async Task<IReadOnlyList<string>> ForbiddenAsync()
    {
        await using var db = Open();
        var lines = await db.Changes.AsNoTracking().Where(line => line.Sequence > _from && line.ActorName != Actor.System.Name).ToListAsync();
        Lines = lines.Count;
        var students = await db.Students.AsNoTracking().ToDictionaryAsync(s => s.Id);
        var own = await db.Sessions.Where(session => session.AccountId == actor.AccountId).Select(session => session.Id).ToListAsync();
        return [.. lines.Where(line => !IsOnesOwn(line, own)).Select(line => (Line: line, Why: Why(line, line.StudentId is { } id ? students.GetValueOrDefault(id) : null))).Where(found => found.Why is not null)
            .Select(found => $"{found.Line.Action} {found.Line.Kind} {found.Line.Field} by {found.Line.ActorName}: {found.Why}").Distinct()];
    }

    /// <summary>One's account, sessions and inbox are everybody's to keep.</summary>
    private bool IsOnesOwn(ChangeEntry line, List<Guid> sessions) => line.ActorId == actor.AccountId
        && (line.RecordId == actor.AccountId || (line.Kind == "Session" && sessions.Contains(line.RecordId)) || (line.Kind == "Notice" && line.Action == ChangeAction.Changed));

    private string? Why(ChangeEntry line, Core.Registry.Student? student)
    {
        if (line.ActorId != actor.AccountId)
        {
            return $"{actor.Name} was at work, nobody else";
        }

        var works = (line.Action == ChangeAction.Revealed ? _uncovering : _works.GetValueOrDefault(line.Kind, [])).Where(actor.May).ToList();
        return works.Count == 0 ? "no work of theirs does that"
            : student is not null && !works.Any(work => actor.ReachOf(work).Includes(student.Id, student.SchoolId, student.ClassId)) ? "not a student in their care"
            : null;
    }

    private RecordsDbContext Open() => portal.Services.GetRequiredService<RecordsDb>().Open();
}
