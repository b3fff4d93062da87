using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Corrections;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Support;
using static RecordsPortal.Tests.Corrections.Correcting;

namespace RecordsPortal.Tests.Corrections;

public sealed class AbandonedScansTests
{
    [Fact]
    public async Task Forget_AWeekAfterAFormWasLeft_TakesItsScansAndNoOthers()
    {
        await using var portal = await TestPortal.StartAsync();
        var (id, registrar) = (await StudentAsync(portal), await portal.StaffAsync("registrar"));
        var left = Guid.CreateVersion7();
        await ProveAsync(portal, registrar, left, id, EvidenceKind.IdCard);
        var sent = await FormAsync(portal, registrar, id, RecordField.Name, "仇晓明");
        await ProveAsync(portal, registrar, sent.Id, id, EvidenceKind.IdCard);
        Assert.IsType<Outcome.Done>(await SubmitAsync(portal, registrar, sent));
        var scans = portal.Services.GetRequiredService<AbandonedScans>();

        portal.Clock.Advance(AbandonedScans.Kept - TimeSpan.FromMinutes(1));
        await scans.ForgetAsync();
        var before = await FilesAsync(portal);
        var open = Guid.CreateVersion7();
        await ProveAsync(portal, registrar, open, id, EvidenceKind.Other);
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        await scans.ForgetAsync();

        Assert.Equal(2, before.Length);
        var kept = await FilesAsync(portal);
        Assert.Equal([sent.Id, open], kept.Select(file => file.CorrectionId));
        Assert.Equal(kept.Select(file => file.FileId).Order(), await AttachmentsAsync(portal));
        Assert.Equal(2, Directory.EnumerateFiles(Path.Combine(portal.Folder, "files"), "*", SearchOption.AllDirectories).Count());
    }

    private static async Task<CorrectionEvidence[]> FilesAsync(TestPortal portal)
    {
        await using var db = portal.Open();
        return await db.CorrectionEvidence.AsNoTracking().OrderBy(e => e.AddedAt).ToArrayAsync();
    }

    private static async Task<Guid[]> AttachmentsAsync(TestPortal portal)
    {
        await using var db = portal.Open();
        return [.. (await db.Attachments.AsNoTracking().Select(a => a.Id).ToListAsync()).Order()];
    }
}
