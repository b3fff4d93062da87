using System.Text;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Intake.Entry;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Support;
using SkiaSharp;
using static RecordsPortal.Core.Registry.RecordField;

namespace RecordsPortal.Tests.Intake.Entry;

/// <summary>One admitted student on a portal of their own, and what they do there.</summary>
internal sealed class Freshman : IAsyncDisposable
{
    public static readonly RecordValues Listed = RecordValues.Of(
        (Name, "朱建祐"), (Sex, "1"), (Origin, "430304"), (BirthDate, "2006-03-15"), (IdType, "1"), (IdNumber, "430304200603150015"),
        (EntryYear, "2026"), (FormalAdmissionYear, "2026"), (CurrentMajor, "440301"), (FormalMajor, "440301"), (AdmissionRoute, "GK"),
        (Phone, "+8613812344770"), (CandidateNumber, "26430304123456"), (EthnicGroup, "01"), (PoliticalStatus, "03"),
        (AddressDetail, "书院路街道12号"), (GraduatedFrom, "湘潭市第一中学"));

    private Freshman(TestPortal portal, Guid id) => (Portal, Id) = (portal, id);

    public TestPortal Portal { get; }

    public Guid Id { get; }

    public Actor Actor => TestPortal.StudentActor(Id, "本人");

    public EntryService Entry => Portal.As<EntryService>(Actor);

    public SubmissionService Submissions => Portal.As<SubmissionService>(Actor);

    public EvidenceService Evidence => Portal.As<EvidenceService>(Actor);

    public static async Task<Freshman> ArriveAsync(RecordValues? listed = null)
    {
        var portal = await TestPortal.StartAsync();
        return new Freshman(portal, await AdmitAsync(portal, listed ?? Listed));
    }

    /// <summary>Somebody who is on a portal already; the portal stays with whoever opened it.</summary>
    public static Freshman On(TestPortal portal, Guid id) => new(portal, id);

    /// <summary>Puts a student into the archive as an import does.</summary>
    public static async Task<Guid> AdmitAsync(TestPortal portal, RecordValues listed, StudentStatus status = StudentStatus.Admitted)
    {
        var college = await portal.CollegeAsync();
        var sealing = (SealedValues)portal.Services.GetService(typeof(SealedValues))!;
        await using var db = portal.OpenAsSystem();
        var student = new Student { Status = status, StatusSince = TestPortal.Evening.UtcDateTime };
        student.ClassId = college.Classes.First(c => c.EntryYear == 2026 && c.MajorId == college.MajorByCode(listed[CurrentMajor])!.Id).Id;
        var (wrapped, key) = sealing.NewKey(student.Id);
        db.PersonKeys.Add(wrapped);
        RecordMapping.Apply(student, listed, key, sealing, college);
        var list = new AdmissionList { Name = "2026", Year = 2026, UploadedAt = TestPortal.Evening.UtcDateTime };
        db.AddRange(student, list, new IntakeCase { Id = student.Id, Year = 2026 });
        db.AdmissionEntries.Add(new AdmissionEntry { ListId = list.Id, StudentId = student.Id, RowNumber = 1, Values = key.SealEntry(listed) });
        await db.SaveChangesAsync();
        return student.Id;
    }

    public async Task<EntryView> ViewAsync() => (await Entry.LoadAsync(EntryOf.Own))!;

    public Task<Outcome> ReadNoticeAsync() => Entry.AcknowledgeAsync(Guid.CreateVersion7(), EntryOf.Own, 1);

    public Task<Outcome> SaveAsync(params EntryInput[] inputs) => Entry.SaveAsync(Guid.CreateVersion7(), EntryOf.Own, inputs);

    public Task<Outcome> TypeAsync(RecordField field, string? typed) => SaveAsync(new EntryInput(field, typed));

    /// <summary>Everything as the list has it, and the rest as somebody without anything special would fill it in.</summary>
    public async Task FillAsync()
    {
        await ReadNoticeAsync();
        Assert.IsType<Outcome.Done>(await SaveAsync(Whole));
        Assert.IsType<Outcome.Done>(await Evidence.AddPhotoAsync(Guid.CreateVersion7(), EntryOf.Own, Picture(960, 1280)));
    }

    public async Task<Outcome> SubmitAsync(Guid? command = null) =>
        await Submissions.SubmitAsync(command ?? Guid.CreateVersion7(), EntryOf.Own, (await ViewAsync()).DraftVersion, isTrue: true);

    /// <summary>A reviewer's return: the named fields rejected, all others accepted.</summary>
    public async Task ReturnAsync(params RecordField[] fields)
    {
        await using var db = Portal.OpenAsSystem();
        var intake = await db.IntakeCases.SingleAsync(c => c.Id == Id);
        intake.State = IntakeState.Returned;
        db.FieldDecisions.AddRange(IntakeItems.All.Select(item => new FieldDecision
        {
            StudentId = Id,
            Round = intake.Round,
            Field = item.Field,
            IsAccepted = !fields.Contains(item.Field),
            ReasonText = fields.Contains(item.Field) ? "看不清" : null,
            DecidedBy = "王敏",
            DecidedAt = Portal.Clock.GetUtcNow().UtcDateTime,
        }));
        await db.SaveChangesAsync();
    }

    public async Task ChangeCaseAsync(Action<IntakeCase> change)
    {
        await using var db = Portal.OpenAsSystem();
        change(await db.IntakeCases.SingleAsync(c => c.Id == Id));
        await db.SaveChangesAsync();
    }

    public static EntryInput[] Whole { get; } =
    [
        new(Name, "朱建祐"), new(IdType, "1"), new(IdNumber, "430304 20060315 0015"), new(NativePlace, "430200"), new(Phone, "138 1234 4770"),
        .. new[] { Origin, EntryYear, FormalAdmissionYear, CurrentMajor, FormalMajor, AdmissionRoute, EthnicGroup, PoliticalStatus, AddressDetail, GraduatedFrom }
            .Select(item => new EntryInput(item, null, Confirms: true)),
        new(AddressDivision, "430304"),
        EntryInput.Family([new FamilyMember("51", "朱国强", "13", "湘潭市自来水公司", "13907320001")]),
        EntryInput.Schooling([new SchoolingEntry("2023-09", "2026-06", "湘潭市第一中学", "李老师")]),
    ];

    public static MemoryStream Picture(int width, int height, SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.SteelBlue);
        using var data = bitmap.Encode(format, 90);
        return new MemoryStream(data.ToArray());
    }

    public static MemoryStream Pdf(string content = "") => new(Encoding.ASCII.GetBytes($"%PDF-1.4\n1 0 obj << {content} >> endobj\ntrailer << >>\n%%EOF\n"));

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
