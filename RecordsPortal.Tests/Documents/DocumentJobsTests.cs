using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Documents;
using RecordsPortal.Core.Documents.Jobs;
using RecordsPortal.Core.Notices;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Documents;

public sealed class DocumentJobsTests
{
    private static readonly DocumentOrder _everybody = new(DocumentKind.StatusCard, 2026, null, null);

    [Fact]
    public async Task ClassOrdered_LandsInTheOwnersListWithHashSizeAndExpiry()
    {
        await using var portal = await TestPortal.StartAsync();
        await Carded.AddAsync(portal, "赵一");
        var registrar = await portal.StaffAsync("registrar");

        var job = await MadeAsync(portal, registrar, _everybody);

        var item = Assert.Single(await portal.As<DocumentJobs>(registrar).MineAsync());
        var (file, bytes) = await FetchAsync(portal, registrar, job);
        Assert.Equal((DocumentJobState.Done, 1, "学籍卡-2026级-20260822-193000.pdf"), (item.State, item.People, item.FileName));
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.LongLength), (item.Sha256, file.Bytes));
        Assert.Equal(portal.Clock.GetUtcNow().UtcDateTime.AddDays(7), item.ExpiresAt);
        Assert.Contains("姓名赵一", Paper.Pages(bytes)[0]);
    }

    [Fact]
    public async Task FinishedDocument_IsToldToItsOwner()
    {
        await using var portal = await TestPortal.StartAsync();
        await Carded.AddAsync(portal);
        var registrar = await portal.StaffAsync("registrar");

        await MadeAsync(portal, registrar, _everybody);

        var notice = Assert.Single((await portal.As<NoticeService>(registrar).PageAsync(1)).Items);
        Assert.Equal((NoticeKind.DocumentReady, "documents", "学籍卡-2026级-20260822-193000.pdf"), (notice.Kind, notice.Link, notice.Facts[0]));
    }

    [Fact]
    public async Task SchoolOrdered_IsAnArchiveWithAFileForEachClass()
    {
        await using var portal = await TestPortal.StartAsync();
        await Carded.AddAsync(portal, "赵一", "01");
        await Carded.AddAsync(portal, "钱二", "02");
        var registrar = await portal.StaffAsync("registrar");

        var (file, bytes) = await FetchAsync(portal, registrar, await MadeAsync(portal, registrar, _everybody));

        using var archive = new ZipArchive(new MemoryStream(bytes));
        Assert.EndsWith(".zip", file.Name);
        Assert.Equal(2, archive.Entries.Count);
        Assert.Equal(["赵一", "钱二"], archive.Entries.Select(NameIn).OrderBy(name => name == "钱二"));
    }

    [Fact]
    public async Task Officer_OrdersNobodyBeyondTheirSchool()
    {
        await using var portal = await TestPortal.StartAsync();
        await Carded.AddAsync(portal, "赵一", "01");
        await Carded.AddAsync(portal, "钱二", "02");
        var officer = await portal.StaffAsync("officer");

        var (_, bytes) = await FetchAsync(portal, officer, await MadeAsync(portal, officer, _everybody));

        Assert.Contains("姓名钱二", Assert.Single(Paper.Pages(bytes), page => page.Contains("姓名", StringComparison.Ordinal) && page.Contains("曾用名", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task EverybodyInTheFile_HasALineThatNamesTheJob()
    {
        await using var portal = await TestPortal.StartAsync();
        Guid[] students = [await Carded.AddAsync(portal, school: "01"), await Carded.AddAsync(portal, school: "02")];
        var registrar = await portal.StaffAsync("registrar");

        var job = await MadeAsync(portal, registrar, _everybody);

        await using var db = portal.Open();
        var lines = db.Changes.Where(c => c.Action == ChangeAction.Issued).ToList();
        Assert.Equal(students.Order(), lines.Select(line => line.StudentId!.Value).Order());
        Assert.All(lines, line => Assert.Equal((job, registrar.AccountId), (line.ChangeSetId, line.ActorId)));
    }

    [Fact]
    public async Task AnotherPersonsDocument_IsMissing()
    {
        await using var portal = await TestPortal.StartAsync();
        await Carded.AddAsync(portal);
        var job = await MadeAsync(portal, await portal.StaffAsync("registrar"), _everybody);
        var other = portal.As<DocumentJobs>(await portal.StaffAsync("registrar2"));

        Assert.Empty(await other.MineAsync());
        Assert.Null(await other.OpenAsync(job));
        Assert.IsType<Outcome.NotFound>(await other.CancelAsync(Guid.CreateVersion7(), job));
        Assert.IsType<Outcome.NotFound>(await other.AgainAsync(Guid.CreateVersion7(), job));
        Assert.IsType<Outcome.NotFound>(await other.RemoveAsync(Guid.CreateVersion7(), job));
    }

    [Fact]
    public async Task Cancelled_WhileItRuns_StopsAndLeavesNoFile()
    {
        await using var portal = await TestPortal.StartAsync();
        await Carded.AddAsync(portal, "赵一", "01");
        await Carded.AddAsync(portal, "钱二", "02");
        var registrar = await portal.StaffAsync("registrar");
        var jobs = portal.As<DocumentJobs>(registrar);
        var job = await OrderAsync(portal, registrar, _everybody);
        var progress = portal.Services.GetRequiredService<DocumentProgress>();
        Task<Outcome>? cancelled = null;
        using var subscription = progress.Subscribe(moved =>
        {
            // On the worker's own thread, and stopped before it goes on: so it is surely in the middle.
            cancelled ??= jobs.CancelAsync(Guid.CreateVersion7(), moved);
            progress.Stop(moved);
        });

        await WorkAsync(portal, job);

        Assert.IsType<Outcome.Done>(await cancelled!);
        Assert.Equal(DocumentJobState.Cancelled, Assert.Single(await jobs.MineAsync()).State);
        Assert.Null(await jobs.OpenAsync(job));
        Assert.Empty(FilesOf(portal));
    }

    [Fact]
    public async Task Cancelled_BeforeItsTurn_IsNeverMade()
    {
        await using var portal = await TestPortal.StartAsync();
        await Carded.AddAsync(portal);
        var registrar = await portal.StaffAsync("registrar");
        var job = await OrderAsync(portal, registrar, _everybody);

        await portal.As<DocumentJobs>(registrar).CancelAsync(Guid.CreateVersion7(), job);
        await WorkAsync(portal, job);

        Assert.Equal(DocumentJobState.Cancelled, Assert.Single(await portal.As<DocumentJobs>(registrar).MineAsync()).State);
        await using var db = portal.Open();
        Assert.DoesNotContain(db.Changes, line => line.Action == ChangeAction.Issued);
    }

    [Fact]
    public async Task WhenItsTimeIsOver_TheFileIsGoneAndTheLineStays()
    {
        await using var portal = await TestPortal.StartAsync();
        await Carded.AddAsync(portal);
        var registrar = await portal.StaffAsync("registrar");
        var job = await MadeAsync(portal, registrar, _everybody);
        var queue = portal.Services.GetRequiredService<DocumentQueue>();

        portal.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        await queue.ExpireAsync();
        Assert.NotNull(await portal.As<DocumentJobs>(registrar).OpenAsync(job));
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await queue.ExpireAsync();

        Assert.Null(await portal.As<DocumentJobs>(registrar).OpenAsync(job));
        Assert.Equal(DocumentJobState.Expired, Assert.Single(await portal.As<DocumentJobs>(registrar).MineAsync()).State);
        Assert.Empty(FilesOf(portal));
    }

    [Fact]
    public async Task ServerThatEndedMeanwhile_LeavesItInterruptedAndItCanBeMadeAgain()
    {
        await using var portal = await TestPortal.StartAsync();
        await Carded.AddAsync(portal);
        var registrar = await portal.StaffAsync("registrar");
        var job = await OrderAsync(portal, registrar, _everybody);
        await portal.Services.GetRequiredService<JobStates>().StartAsync(job, CancellationToken.None);

        await portal.Services.GetRequiredService<DocumentQueue>().RecoverAsync();
        var interrupted = Assert.Single(await portal.As<DocumentJobs>(registrar).MineAsync()).State;
        var again = await portal.As<DocumentJobs>(registrar).AgainAsync(Guid.CreateVersion7(), job);
        await WorkAsync(portal, job);

        Assert.Equal(DocumentJobState.Interrupted, interrupted);
        Assert.IsType<Outcome.Done>(again);
        Assert.NotNull(await portal.As<DocumentJobs>(registrar).OpenAsync(job));
    }

    [Fact]
    public async Task MissingGlyph_FailsTheJobAndNamesPersonAndCharacter()
    {
        await using var portal = await TestPortal.StartAsync();
        await Carded.AddAsync(portal, "赵一");
        await Carded.AddAsync(portal, "张𠮷");
        var registrar = await portal.StaffAsync("registrar");

        await MadeAsync(portal, registrar, _everybody);

        var item = Assert.Single(await portal.As<DocumentJobs>(registrar).MineAsync());
        Assert.Equal((DocumentJobState.Failed, DocumentKeys.MissingGlyph, "张𠮷", "𠮷 (U+20BB7)"), (item.State, item.Fault, item.FaultName, item.FaultCharacters));
        Assert.Empty(FilesOf(portal));
    }

    [Fact]
    public async Task OwnerSwitchedOffMeanwhile_GetsNothing()
    {
        await using var portal = await TestPortal.StartAsync();
        await Carded.AddAsync(portal);
        var registrar = await portal.StaffAsync("registrar");
        var job = await OrderAsync(portal, registrar, _everybody);
        await using (var db = portal.OpenAsSystem())
        {
            db.Users.Single(a => a.Id == registrar.AccountId).IsDisabled = true;
            await db.SaveChangesAsync();
        }

        await WorkAsync(portal, job);

        await using var read = portal.Open();
        Assert.Equal((DocumentJobState.Failed, OutcomeKeys.NotAllowed), read.DocumentJobs.Select(j => new ValueTuple<DocumentJobState, string?>(j.State, j.Fault)).Single());
        Assert.DoesNotContain(read.Changes, line => line.Action == ChangeAction.Issued);
    }

    [Fact]
    public async Task FileOnDisk_IsSealedAndAnAlteredOneDoesNotOpen()
    {
        await using var portal = await TestPortal.StartAsync();
        await Carded.AddAsync(portal);
        var registrar = await portal.StaffAsync("registrar");
        var job = await MadeAsync(portal, registrar, _everybody);
        var path = Assert.Single(FilesOf(portal));
        var bytes = await File.ReadAllBytesAsync(path);

        Assert.Equal(-1, bytes.AsSpan().IndexOf("%PDF"u8));
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);

        await Assert.ThrowsAnyAsync<CryptographicException>(() => FetchAsync(portal, registrar, job));
    }

    [Fact]
    public async Task FileCutShort_DoesNotPassForWhole()
    {
        await using var portal = await TestPortal.StartAsync();
        var store = portal.Services.GetRequiredService<DocumentStore>();
        var job = Guid.CreateVersion7();
        await using (var writer = store.Begin(job))
        {
            writer.Write(RandomNumberGenerator.GetBytes((2 * SealedWriter.PieceBytes) + 1));
            writer.Complete();
        }

        store.Keep(job);
        var path = Assert.Single(FilesOf(portal));
        await using (var file = new FileStream(path, FileMode.Open))
        {
            file.SetLength(file.Length - 35);
        }

        await Assert.ThrowsAsync<EndOfStreamException>(() => store.CopyToAsync(job, Stream.Null, CancellationToken.None));
    }

    [Fact]
    public async Task MoreOrdersThanOnePersonMayHaveUnderWay_AreRefused()
    {
        await using var portal = await TestPortal.StartAsync();
        await Carded.AddAsync(portal);
        var registrar = await portal.StaffAsync("registrar");
        for (var n = 0; n < DocumentJobs.MostUnderWay; n++)
        {
            await OrderAsync(portal, registrar, _everybody);
        }

        var outcome = await portal.As<DocumentJobs>(registrar).BeginAsync(Guid.CreateVersion7(), _everybody);

        Assert.Equal(DocumentKeys.TooManyUnderWay, Assert.IsType<Outcome.Refused>(outcome).Key);
    }

    [Fact]
    public async Task OrderOfAPlaceWithoutAnybody_IsRefused()
    {
        await using var portal = await TestPortal.StartAsync();
        await Carded.AddAsync(portal, school: "01");

        var outcome = await portal.As<DocumentJobs>(await portal.StaffAsync("officer")).BeginAsync(Guid.CreateVersion7(), _everybody);

        Assert.Equal(DocumentKeys.Nobody, Assert.IsType<Outcome.Refused>(outcome).Key);
    }

    [Fact]
    public async Task Removed_IsOffTheListAndItsFileDeleted()
    {
        await using var portal = await TestPortal.StartAsync();
        await Carded.AddAsync(portal);
        var registrar = await portal.StaffAsync("registrar");
        var job = await MadeAsync(portal, registrar, _everybody);

        await portal.As<DocumentJobs>(registrar).RemoveAsync(Guid.CreateVersion7(), job);

        Assert.Empty(await portal.As<DocumentJobs>(registrar).MineAsync());
        Assert.Empty(FilesOf(portal));
    }

    private static async Task<Guid> OrderAsync(TestPortal portal, Actor owner, DocumentOrder order) =>
        Assert.IsType<Outcome.Done>(await portal.As<DocumentJobs>(owner).BeginAsync(Guid.CreateVersion7(), order)).Receipt.Id!.Value;

    private static async Task<Guid> MadeAsync(TestPortal portal, Actor owner, DocumentOrder order)
    {
        var job = await OrderAsync(portal, owner, order);
        await WorkAsync(portal, job);
        return job;
    }

    private static Task WorkAsync(TestPortal portal, Guid job) => portal.Services.GetRequiredService<DocumentWork>().RunAsync(job, CancellationToken.None);

    private static async Task<(KeptDocument File, byte[] Bytes)> FetchAsync(TestPortal portal, Actor owner, Guid job)
    {
        var file = (await portal.As<DocumentJobs>(owner).OpenAsync(job))!;
        using var output = new MemoryStream();
        await file.CopyToAsync(output, CancellationToken.None);
        return (file, output.ToArray());
    }

    private static string NameIn(ZipArchiveEntry entry)
    {
        using var bytes = new MemoryStream();
        using var content = entry.Open();
        content.CopyTo(bytes);
        var front = Paper.Pages(bytes.ToArray())[0];
        return front[(front.IndexOf("姓名", StringComparison.Ordinal) + 2)..front.IndexOf("性别", StringComparison.Ordinal)];
    }

    private static string[] FilesOf(TestPortal portal) =>
        Directory.Exists(Path.Combine(portal.Folder, "documents")) ? Directory.GetFiles(Path.Combine(portal.Folder, "documents")) : [];
}
