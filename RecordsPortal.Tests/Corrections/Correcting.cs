using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Corrections;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Corrections;

/// <summary>What corrections begin with: a student on record, a form, scans.</summary>
internal static class Correcting
{
    /// <summary>A page of a scan, as a sender's machine would send it.</summary>
    public static byte[] Scan { get; } = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"u8.ToArray();

    /// <summary>Approved, in school, and in the national register if asked.</summary>
    public static async Task<Guid> StudentAsync(TestPortal portal, bool registered = false, int entryYear = 2026, string school = "02", string name = "单晓明", bool withNumbers = true)
    {
        var id = await Enrolled.AddAsync(portal, school: school, name: name, approved: true, withNumbers: withNumbers);
        await using var db = portal.OpenAsSystem();
        var student = await db.Students.SingleAsync(s => s.Id == id);
        (student.Status, student.StudentNumber, student.EntryYear, student.FormalAdmissionYear) = (StudentStatus.Active, $"{entryYear}{student.CandidateNumber[^6..]}", entryYear, entryYear);
        student.RegisteredOn = registered ? new DateOnly(entryYear, 11, 20) : null;
        await db.SaveChangesAsync();
        return id;
    }

    public static async Task<CorrectionForm> FormAsync(TestPortal portal, Actor actor, Guid student, RecordField field, string? value, string reason = "公安机关已更正，凭户口簿") =>
        await FormAsync(portal, actor, student, [(field, value)], reason);

    public static async Task<CorrectionForm> FormAsync(TestPortal portal, Actor actor, Guid student, (RecordField Field, string? Value)[] changes, string reason = "公安机关已更正，凭户口簿")
    {
        var subject = await portal.As<CorrectionCases>(actor).SubjectAsync(student);
        return new CorrectionForm(Guid.CreateVersion7(), student, [.. changes.Select(c => new CorrectionChange(c.Field, c.Value, subject!.Seen))], reason);
    }

    /// <summary>With the grounds of 3.6b.</summary>
    public static CorrectionForm OnGrounds(this CorrectionForm form, CorrectionGround ground = CorrectionGround.Police) => form with { Ground = ground, DocumentNumber = "湘公证〔2026〕018号" };

    public static async Task ProveAsync(TestPortal portal, Actor actor, Guid correction, Guid student, params EvidenceKind[] kinds)
    {
        foreach (var kind in kinds)
        {
            var outcome = await portal.As<CorrectionEvidenceService>(actor).AddAsync(Guid.CreateVersion7(), correction, student, kind, new MemoryStream(Scan));
            Assert.IsType<Outcome.Done>(outcome);
        }
    }

    public static Task<Outcome> SubmitAsync(TestPortal portal, Actor actor, CorrectionForm form) => portal.As<CorrectionService>(actor).SubmitAsync(Guid.CreateVersion7(), form);

    /// <summary>A new name for a registered student with everything the procedure wants, put up by the first registrar.</summary>
    public static async Task<Guid> ProposedNameAsync(TestPortal portal, Guid student, string name = "单晓鸣")
    {
        var proposer = await portal.StaffAsync("registrar");
        var form = (await FormAsync(portal, proposer, student, RecordField.Name, name)).OnGrounds();
        await ProveAsync(portal, proposer, form.Id, student, EvidenceKind.HouseholdBook, EvidenceKind.IdCard, EvidenceKind.PoliceCertificate);
        Assert.IsType<Outcome.Done>(await SubmitAsync(portal, proposer, form));
        return form.Id;
    }

    public static async Task<string> NameAsync(TestPortal portal, Guid student)
    {
        await using var db = portal.Open();
        return await db.Students.Where(s => s.Id == student).Select(s => s.Name).SingleAsync();
    }

    public static async Task<CorrectionCase> CaseAsync(TestPortal portal, string user, Guid id) => (await portal.As<CorrectionCases>(await portal.StaffAsync(user)).FindAsync(id))!;

    public static string RefusalOf(Outcome outcome) => Assert.IsType<Outcome.Refused>(outcome).Key;

    public static IEnumerable<(string Field, string Key)> ErrorsOf(Outcome outcome) => Assert.IsType<Outcome.Invalid>(outcome).Errors.Select(e => (e.Field, e.Key));
}
