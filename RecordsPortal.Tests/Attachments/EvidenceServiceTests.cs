using System.Buffers.Binary;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Attachments;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Entry;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Intake.Entry;
using RecordsPortal.Tests.Support;
using SkiaSharp;

namespace RecordsPortal.Tests.Attachments;

public sealed class EvidenceServiceTests
{
    public static TheoryData<byte[], string> Refused => new()
    {
        { [], AttachmentKeys.Empty },
        { Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), AttachmentKeys.NotAPhoto },
        { Freshman.Pdf().ToArray(), AttachmentKeys.NotAPhoto },
        { [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0], AttachmentKeys.Heic },
        { Freshman.Picture(300, 400).ToArray(), AttachmentKeys.TooFewPixels },
        { Freshman.Picture(960, 1280).ToArray()[..900], AttachmentKeys.Broken },
        { PngHeader(50_000, 50_000), AttachmentKeys.TooManyPixels },
        { [0xFF, 0xD8, 0xFF, .. new byte[11 * 1024 * 1024]], AttachmentKeys.TooLarge },
    };

    [Fact]
    public async Task Photo_OfAGoodSize_IsCutToTheRuleAndShownToThoseWhoMay()
    {
        await using var student = await ReadyAsync();

        var id = await TakenAsync(student, Freshman.Picture(1200, 1200));

        var file = (await student.Portal.As<AttachmentService>(student.Actor).OpenAsync(id))!;
        using var picture = SKBitmap.Decode(file.Bytes);
        Assert.Equal((480, 640, "image/jpeg", true), (picture.Width, picture.Height, file.ContentType, file.Bytes.Length <= 200 * 1024));
        Assert.Equal($"{id}", (await student.ViewAsync()).Item(RecordField.Photo).Answer!.Value);
        Assert.Null(await student.Portal.As<AttachmentService>(await student.Portal.StaffAsync("teacher")).OpenAsync(id));
        Assert.NotNull(await student.Portal.As<AttachmentService>(await student.Portal.StaffAsync("registrar")).OpenAsync(id));
    }

    [Fact]
    public async Task Photo_OnDisk_IsSealedUnderANameOfOurs()
    {
        await using var student = await ReadyAsync();

        var id = await TakenAsync(student, Freshman.Picture(480, 640));

        var path = Assert.Single(FilesOf(student));
        Assert.Equal(id.ToString("N"), Path.GetFileName(path));
        Assert.NotEqual([0xFF, 0xD8], (await File.ReadAllBytesAsync(path))[..2]);
    }

    [Fact]
    public async Task Photo_WithThePlaceItWasTakenAt_IsKeptWithoutIt()
    {
        await using var student = await ReadyAsync();
        var sideways = WithExif(Freshman.Picture(1280, 960).ToArray(), orientation: 6, "GPS 27.8N 112.9E");

        var id = await TakenAsync(student, new MemoryStream(sideways));

        var kept = (await student.Portal.As<AttachmentService>(student.Actor).OpenAsync(id))!.Bytes;
        Assert.True(kept.AsSpan().IndexOf("Exif"u8) < 0 && kept.AsSpan().IndexOf("GPS"u8) < 0);
        using var picture = SKBitmap.Decode(kept);
        Assert.Equal((480, 640), (picture.Width, picture.Height));
    }

    [Fact]
    public async Task Photo_WithSomethingHiddenBehindIt_IsKeptWithoutIt()
    {
        await using var student = await ReadyAsync();
        var polyglot = new MemoryStream([.. Freshman.Picture(480, 640).ToArray(), .. "<script>alert(1)</script>"u8]);

        var id = await TakenAsync(student, polyglot);

        Assert.True((await student.Portal.As<AttachmentService>(student.Actor).OpenAsync(id))!.Bytes.AsSpan().IndexOf("script"u8) < 0);
    }

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task Photo_ThatCannotBeTaken_IsToldWhyAndLeavesNothing(byte[] bytes, string key)
    {
        await using var student = await ReadyAsync();

        var outcome = await student.Evidence.AddPhotoAsync(Guid.CreateVersion7(), EntryOf.Own, new MemoryStream(bytes));

        Assert.Equal(key, Assert.IsType<Outcome.Invalid>(outcome).Errors.Single().Key);
        Assert.Empty(FilesOf(student));
        await using var db = student.Portal.Open();
        Assert.Equal(0, await db.Attachments.CountAsync());
    }

    [Fact]
    public async Task Photo_ReplacedBeforeSubmitting_LeavesOneFile()
    {
        await using var student = await ReadyAsync();
        await TakenAsync(student, Freshman.Picture(480, 640));

        await TakenAsync(student, Freshman.Picture(960, 1280));

        Assert.Single(FilesOf(student));
    }

    [Fact]
    public async Task Photo_ReplacedAfterAReturn_KeepsTheOneThatWasSubmitted()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.FillAsync();
        await student.SubmitAsync();
        await student.ReturnAsync(RecordField.Photo);

        await TakenAsync(student, Freshman.Picture(960, 1280));

        Assert.Equal(2, FilesOf(student).Length);
    }

    [Theory]
    [InlineData("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>")]
    [InlineData("/EmbeddedFile")]
    public async Task Evidence_APdfThatDoesSomething_IsRefused(string content)
    {
        await using var student = await ReadyAsync();

        var outcome = await student.Evidence.AddEvidenceAsync(Guid.CreateVersion7(), EntryOf.Own, RecordField.EthnicGroup, Freshman.Pdf(content));

        Assert.Equal(AttachmentKeys.ActivePdf, Assert.IsType<Outcome.Invalid>(outcome).Errors.Single().Key);
    }

    [Fact]
    public async Task Evidence_OfAnotherStudent_IsTheSameAsMissing()
    {
        await using var student = await ReadyAsync();
        var id = await ProvenAsync(student);
        var other = await Freshman.AdmitAsync(student.Portal, Freshman.Listed.With(RecordField.CandidateNumber, "26430304123457").With(RecordField.IdNumber, "430304200603150023"));

        Assert.Null(await student.Portal.As<AttachmentService>(TestPortal.StudentActor(other)).OpenAsync(id));
    }

    [Fact]
    public async Task Evidence_TakenOut_IsGoneFromDraftAndDisk()
    {
        await using var student = await ReadyAsync();
        var id = await ProvenAsync(student);

        Assert.IsType<Outcome.Done>(await student.Evidence.RemoveAsync(Guid.CreateVersion7(), EntryOf.Own, RecordField.EthnicGroup, id));

        Assert.Empty((await student.ViewAsync()).Item(RecordField.EthnicGroup).Answer!.Evidence!);
        Assert.Empty(FilesOf(student));
    }

    private static async Task<Freshman> ReadyAsync()
    {
        var student = await Freshman.ArriveAsync();
        await student.ReadNoticeAsync();
        return student;
    }

    private static async Task<Guid> TakenAsync(Freshman student, Stream upload) =>
        Assert.IsType<Outcome.Done>(await student.Evidence.AddPhotoAsync(Guid.CreateVersion7(), EntryOf.Own, upload)).Receipt.Id!.Value;

    private static async Task<Guid> ProvenAsync(Freshman student) => Assert.IsType<Outcome.Done>(
        await student.Evidence.AddEvidenceAsync(Guid.CreateVersion7(), EntryOf.Own, RecordField.EthnicGroup, Freshman.Pdf())).Receipt.Id!.Value;

    private static string[] FilesOf(Freshman student) => Directory.GetFiles(Path.Combine(student.Portal.Folder, "files"), "*", SearchOption.AllDirectories);

    /// <summary>A header that claims more than anybody could decode, and next to nothing behind it.</summary>
    private static byte[] PngHeader(int width, int height)
    {
        var png = Freshman.Picture(8, 8, SKEncodedImageFormat.Png).ToArray();
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc(png.AsSpan(12, 17)));
        return png;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
            }
        }

        return ~crc;
    }

    private static byte[] WithExif(byte[] jpeg, byte orientation, string comment)
    {
        byte[] tiff = [.. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(comment)];
        byte[] body = [.. "Exif"u8, 0, 0, .. tiff];
        var length = body.Length + 2;
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. body, .. jpeg[2..]];
    }
}
