using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Attachments;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Corrections;
using RecordsPortal.Core.Documents;
using RecordsPortal.Core.Documents.Jobs;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.NationalRegister;
using RecordsPortal.Core.Records;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Server.Accounts;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Access;

/// <summary>
/// Things in every relation to the people of the demonstration (one's own, of the counsellor's class, of the officer's school, of another
/// school, of somebody who gave their place up), and what the id in each address is of.
/// </summary>
internal sealed class Belongings(HostedPortal portal)
{
    private static readonly byte[] _picture = [0xFF, 0xD8, 0xFF, 0xD9];

    private readonly Dictionary<string, Dictionary<string, Guid>> _things = [];

    /// <summary>By situation; null where nobody has said what the id of that address is of.</summary>
    public IReadOnlyDictionary<string, Guid>? Of(RouteEndpoint endpoint) => Of(endpoint.RoutePattern.RawText!);

    public IReadOnlyDictionary<string, Guid>? Of(string template) => _things.GetValueOrDefault(KindOf(template.TrimStart('/')));

    public static async Task<Belongings> ArrangeAsync(HostedPortal portal)
    {
        var belongings = new Belongings(portal);
        await belongings.PlaceStudentsAsync();
        await belongings.KeepFilesAsync();
        await belongings.AddCollegesAsync();
        await belongings.OrderAsync();
        return belongings;
    }

    private static string KindOf(string template) => template.Split('/') switch
    {
        ["students", "exports", ..] => "order",
        ["documents", "classes", ..] => "class",
        ["documents", "files", ..] => "paper",
        ["files", "{id:guid}"] => "file",
        ["students" or "assist" or "review" or "pre-check" or "documents" or "files", ..] => "student",
        ["admission-lists", ..] => "list",
        ["corrections", ..] => "correction",
        ["national-registration", ..] => "batch",
        ["people", ..] => "person",
        _ => "",
    };

    private async Task PlaceStudentsAsync()
    {
        await using var db = Open();
        var school = (await db.Grants.FirstAsync(g => g.SchoolId != null)).SchoolId!.Value;
        var looked = await db.Grants.Where(g => g.ClassId != null).Select(g => g.ClassId!.Value).ToListAsync();
        var classes = await db.Classes.OrderBy(c => c.Name).ToListAsync();
        var places = new Dictionary<string, SchoolClass>
        {
            ["own class"] = classes.First(c => looked.Contains(c.Id)),
            ["own school"] = classes.First(c => c.SchoolId == school && !looked.Contains(c.Id)),
            ["other school"] = classes.First(c => c.SchoolId != school),
            ["place given up, own class"] = classes.First(c => looked.Contains(c.Id)),
        };
        var own = (await db.Users.SingleAsync(a => a.UserName == "student")).StudentId!.Value;
        var waiting = await db.IntakeCases.Where(c => c.Id != own).OrderBy(c => c.State == IntakeState.Submitted ? 0 : 1).Take(places.Count).Select(c => c.Id).ToListAsync();
        var students = new Dictionary<string, Guid> { ["oneself"] = own };
        foreach (var ((situation, place), id) in places.Zip(waiting))
        {
            var student = await db.Students.SingleAsync(s => s.Id == id);
            (student.SchoolId, student.ClassId) = (place.SchoolId, place.Id);
            student.Status = situation.StartsWith("place given up", StringComparison.Ordinal) ? StudentStatus.EntryForfeited : student.Status;
            students[situation] = id;
        }

        // A student of the demonstration who is in no relation to its counsellor and officer, wherever the seed put them.
        var oneself = await db.Students.SingleAsync(s => s.Id == own);
        (oneself.SchoolId, oneself.ClassId) = (places["other school"].SchoolId, places["other school"].Id);
        await db.SaveChangesAsync();
        _things["student"] = students;
        _things["class"] = places.Where(place => !place.Key.StartsWith("place", StringComparison.Ordinal)).ToDictionary(place => place.Key, place => place.Value.Id);
    }

    private async Task KeepFilesAsync()
    {
        await using var db = Open();
        var (files, sealing) = (portal.Services.GetRequiredService<SealedFiles>(), portal.Services.GetRequiredService<SealedValues>());
        var kept = _things["file"] = [];
        foreach (var (situation, student) in _things["student"])
        {
            foreach (var purpose in (AttachmentPurpose[])[AttachmentPurpose.Photo, AttachmentPurpose.Evidence])
            {
                var file = new Attachment { StudentId = student, Purpose = purpose, ContentType = "image/jpeg", Bytes = _picture.Length };
                db.Attachments.Add(file);
                await files.WriteAsync(file.Id, (await sealing.KeyOfAsync(db, student, default))!, _picture, default);
                kept[$"{purpose.ToString().ToLowerInvariant()} of {situation}"] = file.Id;
            }
        }

        await db.SaveChangesAsync();
    }

    private async Task AddCollegesAsync()
    {
        await using var db = Open();
        var batch = new RegistrationBatch { Year = 2025, PreparedBy = "王敏", PreparedAt = DateTime.UnixEpoch };
        var student = _things["student"]["other school"];
        var key = (await portal.Services.GetRequiredService<SealedValues>().KeyOfAsync(db, student, default))!;
        var correction = await db.Corrections.FirstOrDefaultAsync();
        if (correction is null)
        {
            correction = new Correction { StudentId = student, AskedBy = "王敏", Reason = "笔误", Fields = "," };
            correction.ItemsSealed = key.SealItems([]);
            db.Corrections.Add(correction);
        }

        // Or no counsellor's check would find anything.
        db.Settings.RemoveRange(db.Settings.Where(setting => setting.Key == SettingKeys.PreCheck));
        db.Settings.Add(new Setting { Key = SettingKeys.PreCheck, Value = "true" });
        db.RegistrationBatches.Add(batch);
        await db.SaveChangesAsync();
        _things["batch"] = new() { ["of the college"] = batch.Id };
        _things["correction"] = new() { ["of the college"] = correction.Id };
        _things["list"] = new() { ["of the college"] = (await db.AdmissionLists.FirstAsync()).Id };
        _things["person"] = new()
        {
            ["of the staff"] = (await db.Users.SingleAsync(a => a.UserName == "teacher")).Id,
            ["a student"] = (await db.Users.SingleAsync(a => a.UserName == "student")).Id,
        };
    }

    /// <summary>A sheet and a file of papers, both the registrar's own.</summary>
    private async Task OrderAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await using var db = Open();
        var registrar = await db.Users.SingleAsync(a => a.UserName == "registrar");
        scope.ServiceProvider.GetRequiredService<CurrentSession>().Id = await portal.Services.GetRequiredService<AccessService>().StartAsync(registrar, "Windows");
        var sheet = await scope.ServiceProvider.GetRequiredService<StudentExports>().OrderAsync(Guid.CreateVersion7(), new ExportOrder(new(), [StudentColumn.Name], "全部学生", true, null));
        var enrolled = await db.Students.FirstAsync(s => s.Status == StudentStatus.Active && s.ClassId != null);
        var jobs = scope.ServiceProvider.GetRequiredService<DocumentJobs>();
        var papers = await jobs.BeginAsync(Guid.CreateVersion7(), new DocumentOrder(DocumentKind.StatusCard, enrolled.EntryYear, enrolled.SchoolId, enrolled.ClassId));
        await Accounts.SessionTests.HeardAsync(async () => (await jobs.MineAsync()).Single() is { State: DocumentJobState.Done });
        _things["order"] = new() { ["registrar's"] = IdOf(sheet) };
        _things["paper"] = new() { ["registrar's"] = IdOf(papers) };
    }

    private static Guid IdOf(Outcome outcome) => Assert.IsType<Outcome.Done>(outcome).Receipt.Id!.Value;

    private RecordsDbContext Open()
    {
        var db = portal.Services.GetRequiredService<RecordsDb>().Open();
        db.Change = new ChangeContext(Actor.System) { Source = ChangeSource.System };
        return db;
    }
}
