using Microsoft.Playwright;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Registry;
using SkiaSharp;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>A freshman filling in their own data on a phone: the acts, in their words.</summary>
/// <param name="root">Where the entry is: an officer who helps has it at an address of its own.</param>
internal sealed class StudentAtPhone(Visitor visitor, Freshman who, string root = "/intake")
{
    public const string Password = "晚风吹过湘江岸边的那棵老樟树";

    public IPage Page => visitor.Page;

    public Visitor Visitor => visitor;

    public Freshman Who => who;

    public async Task ActivateAsync()
    {
        await Page.GotoAsync("/account/activate");
        await Page.FillAsync("#number", who.CandidateNumber);
        await Page.FillAsync("#name", who.Name);
        await Page.FillAsync("#last-six", who.IdNumber[^6..]);
        await Page.PressAsync("#last-six", "Enter");
        await Page.FillAsync("#password", Password);
        await Page.PressAsync("#password", "Enter");
        await Page.ReachesAsync(url => url.Contains("/intake"));
        await visitor.SettleAsync();
    }

    public async Task ReadNoticeAsync()
    {
        await visitor.OpenAsync($"{root}/notice");
        await Page.Locator(".entry-actions .button.primary").ClickAsync();
        await Page.ReachesAsync(root);
    }

    public async Task OpenAsync(IntakeSection section) => await visitor.OpenAsync($"{root}/{section.ToString().ToLowerInvariant()}");

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
        await Page.ReachesAsync(url => url != before);
        await visitor.SettleAsync();
    }

    public async Task<string> SubmitAsync()
    {
        await visitor.SubmitIntakeAsync(root);
        return await ReceiptAsync();
    }

    /// <summary>Takes a submission back and has the task list again.</summary>
    public async Task WithdrawAsync()
    {
        await visitor.OpenAsync(root);
        await Page.Locator(".standing button").ClickAsync();
        await Page.Locator(".task-list").WaitForAsync();
    }

    public Task<string> ReceiptAsync() => Page.Locator(".receipt-number strong").InnerTextAsync();

    /// <summary>Presses "continue" and waits for what the page complains of.</summary>
    public async Task GoOnInVainAsync()
    {
        await Page.Locator(".entry-form button[type=submit]").ClickAsync();
        await Page.Locator(".error-summary").WaitForAsync();
    }

    /// <summary>Types over what stands in a field and leaves it.</summary>
    public async Task TypeAsync(string field, string text)
    {
        await Page.FillAsync(field, text);
        await Page.Locator(field).BlurAsync();
    }

    public Task ChooseFileAsync(string field, string name, string type, byte[] bytes) =>
        Page.Locator(field).SetInputFilesAsync(new FilePayload { Name = name, MimeType = type, Buffer = bytes });

    /// <summary>Until the page says that the draft is kept. It may be saying so of what was typed before: what came of the last words, ask <see cref="HasAsync"/>.</summary>
    public async Task WaitUntilSavedAsync() => await Page.Locator(".entry-saved", new() { HasText = "已自动保存" }).WaitForAsync();

    /// <summary>Until a field has this value, from the draft or from another device.</summary>
    public Task HasAsync(string field, string value) => Assertions.Expect(Page.Locator(field)).ToHaveValueAsync(value, new() { Timeout = 30_000 });

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
        await ChooseFileAsync("#f-Photo", "photo.jpg", "image/jpeg", Picture(480, 640));
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
