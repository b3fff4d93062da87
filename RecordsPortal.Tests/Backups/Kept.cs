using Microsoft.Extensions.Options;
using RecordsPortal.Core.Attachments;
using RecordsPortal.Core.Backups;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Entry;
using RecordsPortal.Tests.Intake.Entry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Backups;

/// <summary>A portal with a student who has a number, a phone and a photo, and what keeps it.</summary>
internal sealed class Kept : IAsyncDisposable
{
    public const string Key = "korrekt-pferd-batterie";

    private Kept(Freshman student, Guid photo, DirectoryInfo outside) => (Student, Photo, Outside) = (student, photo, outside);

    public Freshman Student { get; }

    public TestPortal Portal => Student.Portal;

    public Guid Photo { get; }

    /// <summary>Somewhere that is not the data folder.</summary>
    public DirectoryInfo Outside { get; }

    public static async Task<Kept> StartAsync()
    {
        var student = await Freshman.ArriveAsync();
        await student.ReadNoticeAsync();
        var taken = await student.Evidence.AddPhotoAsync(Guid.CreateVersion7(), EntryOf.Own, Freshman.Picture(480, 640));
        return new Kept(student, Assert.IsType<Outcome.Done>(taken).Receipt.Id!.Value, Directory.CreateTempSubdirectory("records-portal-kept-"));
    }

    /// <summary>As on another machine: nothing but the backup, and the key somebody kept.</summary>
    public BackupService Service(string? key = Key, int keep = 14) => Service(Portal.Folder, key, keep);

    public BackupService Elsewhere(string? key = Key) => Service(Path.Combine(Outside.FullName, "new"), key, 14);

    private BackupService Service(string data, string? key, int keep) => new(
        Options.Create(new DataOptions { Directory = data }), Options.Create(new BackupOptions { Directory = Path.Combine(Outside.FullName, "backups"), Key = key, Keep = keep }),
        Options.Create(new DigestOptions()), new CollegeClock(Portal.Clock));

    public Task<AttachmentFile?> PhotoIn(TestPortal portal) => portal.As<AttachmentService>(Student.Actor).OpenAsync(Photo);

    public async ValueTask DisposeAsync()
    {
        await Student.DisposeAsync();
        Outside.Delete(recursive: true);
    }
}
