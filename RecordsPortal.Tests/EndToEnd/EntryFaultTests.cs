using RecordsPortal.Core.Intake;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>What somebody is told whose section is not in order yet.</summary>
[Collection(EntryCollection.Name)]
public sealed class EntryFaultTests(BrowserPortal portal) : EntryTest(portal)
{
    /// <summary>Follows every link of the summary and says where one does not lead to a control that is marked wrong and has the link's own words read out with it.</summary>
    private const string AstrayLinks = """
        () => [...document.querySelectorAll('.error-summary a')].flatMap(link => {
            link.click();
            const words = link.innerText.trim(), target = document.getElementById(link.dataset.focus), at = document.activeElement;
            if (!target || !(target.contains(at) || at.contains(target))) return [`${words}: focus is at ${at.tagName} ${at.id}`];
            const described = [at, at.closest('[role=radiogroup],fieldset')].map(e => e?.getAttribute('aria-describedby') ?? '').join(' ');
            const isSaid = at.innerText === words || described.split(' ').some(id => document.getElementById(id)?.innerText.trim() === words);
            const isMarked = at.innerText === words || at.closest('[aria-invalid=true]');
            return [isSaid ? [] : `${words}: not read out at ${at.tagName} ${at.id}`, isMarked ? [] : `${words}: ${at.tagName} ${at.id} is not marked invalid`].flat();
        })
        """;

    [BrowserFact]
    public async Task Section_LeftEmpty_NamesEveryFaultAndEachLinkLeadsToItsField()
    {
        var student = await MeetAsync(IntakeState.NotBegun);
        await student.ReadNoticeAsync();

        var astray = new List<string>();
        foreach (var section in Enum.GetValues<IntakeSection>())
        {
            await student.OpenAsync(section);
            await student.GoOnInVainAsync();
            await student.Page.WaitForFunctionAsync("() => document.activeElement?.closest('.error-summary') && document.title.startsWith('错误：')");
            astray.AddRange((await student.Page.EvaluateAsync<string[]>(AstrayLinks)).Select(fault => $"{section}: {fault}"));
        }

        FaultList.None(astray);
    }

    [BrowserFact]
    public async Task Submit_WithoutTheDeclaration_IsToldAtTheDeclaration()
    {
        var student = await MeetAsync(IntakeState.Submitted);
        await student.WithdrawAsync();
        await student.Visitor.OpenAsync("/intake/check");

        await student.Page.Locator(".truth button[type=submit]").ClickAsync();

        await student.Page.Locator(".error-summary a").ClickAsync();
        await student.Page.WaitForFunctionAsync("() => document.activeElement?.matches('#truth[aria-invalid=true]')");
        await student.Visitor.SeesAsync("请先勾选真实性声明", "#truth-error");
        Assert.EndsWith("/intake/check", student.Page.Url);
    }
}
