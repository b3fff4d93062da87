using System.Collections.Concurrent;
using System.Text;
using Microsoft.Playwright;
using RecordsPortal.Core.Intake;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>What the fields of self-entry do for those who fill them in, by touch, by keyboard and by input method.</summary>
[Collection(EntryCollection.Name)]
public sealed class EntryFieldTests(BrowserPortal portal) : EntryTest(portal)
{
    [BrowserFact]
    public async Task IdNumber_WithSpacesAndASmallX_FillsBirthDateAndSexAloud()
    {
        var student = await MeetAsync(IntakeState.Draft);
        await student.OpenAsync(IntakeSection.Identity);
        await student.TypeAsync("#f-IdNumber", "");
        await student.Visitor.SeesAsync("填好身份证号后自动填写", "#item-Sex");
        // A region that comes with its words is not read out; these stood there before.
        var announced = await student.Page.Locator(".derived[role=status]").ElementHandlesAsync();

        await student.TypeAsync("#f-IdNumber", "430304 2007 0208 018x");

        await student.Visitor.SeesAsync("2007年2月8日", "#item-BirthDate");
        await student.Visitor.SeesAsync("女", "#item-Sex");
        Assert.Equal(["女 由身份证号带出", "2007年2月8日 由身份证号带出"], await Task.WhenAll(announced.Select(region => region.InnerTextAsync())));
        Assert.Equal(0, await student.Page.Locator("#item-Sex input, #item-BirthDate input").CountAsync());
        Assert.Null(await student.Page.GetAttributeAsync("#f-IdNumber", "aria-invalid"));
    }

    [BrowserFact]
    public async Task Place_ByKeyboardAlone_IsFoundByPinyinAndByCharactersAndEmptiedByAnotherProvince()
    {
        var student = await MeetAsync(IntakeState.Draft);
        var keyboard = student.Page.Keyboard;
        await student.OpenAsync(IntakeSection.Origin);
        await student.Page.FocusAsync("#f-NativePlace-search");

        await keyboard.TypeAsync("yuetang");
        await FoundAsync(student, "岳塘区");
        await keyboard.PressAsync("Enter");
        await ChosenAsync(student, "430000,430300,430304");

        await keyboard.InsertTextAsync("岳麓");
        await FoundAsync(student, "岳麓区");
        await keyboard.PressAsync("Enter");
        await ChosenAsync(student, "430000,430100,430104");

        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("ArrowDown");
        await ChosenAsync(student, "440000,");
    }

    [BrowserTheory]
    [InlineData(IntakeSection.Contact, "#f-Remarks", "zoudusheng", "走读生")]
    [InlineData(IntakeSection.Origin, "#f-NativePlace-search", "yuetang", "岳塘")]
    public async Task InputMethod_WhileItComposes_TellsNobodyAndActsOnNothing(IntakeSection section, string field, string pinyin, string text)
    {
        var student = await MeetAsync(IntakeState.Draft);
        var sent = Overhear(student.Page);
        await student.OpenAsync(section);
        await student.Page.FocusAsync(field);
        var keys = await student.Page.Context.NewCDPSessionAsync(student.Page);

        for (var length = 1; length <= pinyin.Length; length++)
        {
            await keys.SendAsync("Input.imeSetComposition", new() { ["text"] = pinyin[..length], ["selectionStart"] = length, ["selectionEnd"] = length });
        }

        await keys.SendAsync("Input.dispatchKeyEvent", new() { ["type"] = "rawKeyDown", ["key"] = "Enter", ["code"] = "Enter", ["windowsVirtualKeyCode"] = 229 });
        Assert.Equal(field[1..], await student.Page.EvaluateAsync<string>("() => document.activeElement.id"));
        Assert.Equal(pinyin, await student.Page.InputValueAsync(field));
        await keys.SendAsync("Input.insertText", new() { ["text"] = text });

        Assert.Equal(text, await student.Page.InputValueAsync(field));
        await HeardAsync(student.Page, () => sent.Any(words => words.Contains(text)));
        Assert.DoesNotContain(sent, words => words.Contains(pinyin[..4]));
    }

    private static Task FoundAsync(StudentAtPhone student, string place) =>
        student.Page.Locator("#f-NativePlace [role=option][aria-selected=true]", new() { HasText = place }).WaitForAsync();

    private static async Task ChosenAsync(StudentAtPhone student, string codes) => await student.Page.WaitForFunctionAsync(
        """
        codes => document.getElementById('f-NativePlace-search').value === ''
            && [...document.querySelectorAll('#f-NativePlace select')].map(level => level.value).join() === codes
        """,
        codes);

    /// <summary>All that leaves the page over its circuit, as text.</summary>
    private static ConcurrentQueue<string> Overhear(IPage page)
    {
        var sent = new ConcurrentQueue<string>();
        page.WebSocket += (_, socket) => socket.FrameSent += (_, frame) => sent.Enqueue(Encoding.UTF8.GetString(frame.Binary ?? []));
        return sent;
    }

    private static async Task HeardAsync(IPage page, Func<bool> isHeard)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!isHeard())
        {
            patience.Token.ThrowIfCancellationRequested();
            // Each round trip to the page lets what it has sent arrive.
            await page.EvaluateAsync("() => new Promise(requestAnimationFrame)");
        }
    }
}
