using System.Text;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>Photos and scans from a phone: they go by plain HTTP, so neither a camera nor a tunnel loses them.</summary>
[Collection(EntryCollection.Name)]
public sealed class EntryFileTests(BrowserPortal portal) : EntryTest(portal)
{
    private static readonly (string Name, byte[] Bytes, string Says)[] Refused =
    [
        ("large.jpg", new byte[Limits.UploadBytes + 1], "文件超过 10 MB"),
        ("scan.pdf", "%PDF-1.7\n"u8.ToArray(), "这不是 JPG 或 PNG 图片"),
        ("small.jpg", StudentAtPhone.Picture(120, 160), "图片太小，至少需要 480×640 像素"),
        ("phone.heic", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8], "HEIC 格式"),
    ];

    [BrowserFact]
    public async Task Photo_OfEachWrongKind_IsRefusedInItsOwnWords_AndAGoodOneIsShown()
    {
        var student = await MeetAsync(IntakeState.NotBegun);
        await student.ReadNoticeAsync();
        await student.OpenAsync(IntakeSection.Photo);

        foreach (var (name, bytes, says) in Refused)
        {
            await student.ChooseFileAsync("#f-Photo", name, "image/jpeg", bytes);
            await student.Visitor.SeesAsync(says, "#f-Photo-said");
        }

        await student.ChooseFileAsync("#f-Photo", "photo.jpg", "image/jpeg", WithPlace(StudentAtPhone.Picture(960, 1280)));
        await student.Page.WaitForFunctionAsync("() => document.querySelector('.photo-box img')?.naturalWidth === 480");
        var kept = await student.Page.Context.APIRequest.GetAsync(await student.Page.Locator(".photo-box img").EvaluateAsync<string>("photo => photo.src"));
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(await kept.BodyAsync()));
        student.Visitor.Forgive(); // The browser notes each refusal as a failed request.
    }

    [BrowserFact]
    public async Task Photo_SentWhileTheCircuitIsDown_ArrivesAndIsShownWhenItIsBack()
    {
        var student = await MeetAsync(IntakeState.NotBegun);
        var wire = await Wire.LayAsync(student.Page);
        await student.ReadNoticeAsync();
        await student.OpenAsync(IntakeSection.Photo);

        await wire.CutAsync();
        await student.ChooseFileAsync("#f-Photo", "photo.jpg", "image/jpeg", StudentAtPhone.Picture(480, 640));
        await student.Visitor.SeesAsync("已上传", "#f-Photo-said");
        Assert.Equal(0, await student.Page.Locator(".photo-box img").CountAsync());
        await wire.MendAsync();

        await student.Page.Locator(".photo-box img").WaitForAsync();
        student.Visitor.Forgive();
    }

    /// <summary>As a phone writes it: where the picture was taken, in a block before the picture.</summary>
    private static byte[] WithPlace(byte[] jpeg)
    {
        byte[] block = [.. "Exif\0\0"u8, .. "GPS 27.83N 112.94E"u8];
        return [.. jpeg[..2], 0xFF, 0xE1, 0, (byte)(block.Length + 2), .. block, .. jpeg[2..]];
    }
}
