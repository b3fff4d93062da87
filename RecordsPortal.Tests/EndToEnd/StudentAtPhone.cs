using Microsoft.Playwright;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Registry;
using SkiaSharp;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>A freshman filling in their own data on a phone: the acts, in their words.</summary>
internal sealed class StudentAtPhone(Visitor visitor, Freshman who)
{
    public const string Password = "晚风吹过湘江岸边的那棵老樟树";

    private IPage Page => visitor.Page;

    public Visitor Visitor => visitor;

    public async Task ActivateAsync()
    {
        await Page.GotoAsync("/account/activate");
        await Page.FillAsync("#number", who.CandidateNumber);
        await Page.FillAsync("#name", who.Name);
        await Page.FillAsync("#last-six", who.IdNumber[^6..]);
        await Page.PressAsync("#last-six", "Enter");
        await Page.FillAsync("#password", Password);
        await Page.PressAsync("#password", "Enter");
        await Page.WaitForURLAsync("**/intake**");
        await visitor.SettleAsync();
    }

    public async Task ReadNoticeAsync()
    {
        await visitor.OpenAsync("/intake/notice");
        await Page.Locator(".entry-actions .button.primary").ClickAsync();
        await Page.WaitForURLAsync("**/intake");
    }

    public async Task OpenAsync(IntakeSection section) => await visitor.OpenAsync($"/intake/{section.ToString().ToLowerInvariant()}");

    /// <summary>Confirms what the list says, types what nobody shows, and goes on.</summary>
    /// <param name="different">What to type instead of what the list has.</param>
    public async Task FillAsync(IntakeSection section, params (RecordField Field, string Value)[] different)
    {
        await OpenAsync(section);
        foreach (var confirm in await Page.Locator(".shown-item .choices label:first-child input").AllAsync())
        {
            await confirm.CheckAsync();
        }

        foreach (var item in IntakeItems.In(section))
        {
            await EnterAsync(item.Field, different.FirstOrDefault(d => d.Field == item.Field).Value ?? who.Listed[item.Field]);
        }

        await GoOnAsync();
    }

    public async Task GoOnAsync()
    {
        var before = Page.Url;
        await Page.Locator(".entry-form button[type=submit]").ClickAsync();
        await Page.WaitForURLAsync(url => url != before);
        await visitor.SettleAsync();
    }

    /// <summary>Presses "submit" twice in a row, as impatient thumbs do.</summary>
    public async Task<string> SubmitAsync()
    {
        await visitor.OpenAsync("/intake/check");
        await Page.CheckAsync("#truth input");
        await Page.Locator(".truth button[type=submit]").DblClickAsync();
        await Page.WaitForURLAsync("**/intake/receipt");
        return await Page.Locator(".receipt-number strong").InnerTextAsync();
    }

    public async Task WaitUntilSavedAsync() => await Page.Locator(".entry-saved", new() { HasText = "已自动保存" }).WaitForAsync();

    private Task EnterAsync(RecordField field, string? value) => field switch
    {
        RecordField.NativePlace or RecordField.AddressDivision => PickAsync(field),
        RecordField.Family => FillFamilyAsync(),
        RecordField.Schooling => FillSchoolingAsync(),
        RecordField.Photo => SendPhotoAsync(),
        _ => TypeAsync(field, value),
    };

    private async Task TypeAsync(RecordField field, string? value)
    {
        var control = Page.Locator($"#f-{field}:is(input,textarea,select)");
        if (value is null || await control.CountAsync() == 0)
        {
            return;
        }

        if (await control.EvaluateAsync<string>("e => e.tagName") == "SELECT")
        {
            await control.SelectOptionAsync(value);
        }
        else
        {
            await control.FillAsync(value);
            await control.BlurAsync();
        }
    }

    /// <summary>Down the levels: 湖南省, 湘潭市, 岳塘区.</summary>
    private async Task PickAsync(RecordField field)
    {
        foreach (var (code, level) in new[] { "430000", "430300", "430304" }.Select((code, level) => (code, level)))
        {
            await Page.Locator($"#f-{field} select").Nth(level).SelectOptionAsync(code);
        }
    }

    private async Task FillFamilyAsync()
    {
        await Page.Locator("#f-Family-0-Relation").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Page.FillAsync("#f-Family-0-Name", "单建国");
        await Page.FillAsync("#f-Family-0-Phone", "13907310001");
        await Page.Locator("#f-Family-0-Phone").BlurAsync();
    }

    private async Task FillSchoolingAsync()
    {
        await Page.FillAsync("#f-Schooling-0-From", "2023-09");
        await Page.FillAsync("#f-Schooling-0-To", "2026-06");
        await Page.FillAsync("#f-Schooling-0-School", "湘潭市第一中学");
        await Page.Locator("#f-Schooling-0-School").BlurAsync();
    }

    private async Task SendPhotoAsync()
    {
        await Page.Locator("#f-Photo").SetInputFilesAsync(new FilePayload { Name = "photo.jpg", MimeType = "image/jpeg", Buffer = Picture(480, 640) });
        await Page.Locator(".photo-box img").WaitForAsync();
    }

    public static byte[] Picture(int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.White);
        using var encoded = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return encoded.ToArray();
    }
}
