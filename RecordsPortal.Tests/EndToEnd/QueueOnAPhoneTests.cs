using Microsoft.Playwright;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>A queue in the hand: who waits stands on the first screen, what narrows it a touch away.</summary>
[Collection(WorkingCollection.Name)]
public sealed class QueueOnAPhoneTests(BrowserPortal portal) : BrowserTest(portal)
{
    [BrowserTheory]
    [InlineData("registrar", "/review")]
    [InlineData("registrar", "/corrections")]
    [InlineData("admin", "/people")]
    public async Task Filters_AreFoldedAwayAndSayHowManyHold(string user, string queue)
    {
        var visitor = await VisitAsync(user, Look.Phone);
        await visitor.OpenAsync(queue);
        var (fold, filters) = (visitor.Page.GetByRole(AriaRole.Button, new() { Name = "筛选" }), visitor.Page.Locator(".filters"));
        await Assertions.Expect(fold).ToHaveAttributeAsync("aria-expanded", "false");
        await Assertions.Expect(filters).ToBeHiddenAsync();
        await Assertions.Expect(visitor.Page.Locator("#main .list, #main .empty").First).ToBeInViewportAsync();

        await fold.ClickAsync();
        await filters.Locator("select").First.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await visitor.Page.ReachesAsync(url => url.Contains('?'));

        await Assertions.Expect(fold).ToHaveTextAsync("筛选（已用 1 项）");
        await Assertions.Expect(filters).ToBeVisibleAsync();
        await fold.ClickAsync();
        await Assertions.Expect(filters).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Filters_AtADesk_StandOpen()
    {
        var registrar = await VisitAsync("registrar");
        await registrar.OpenAsync("/review");

        await Assertions.Expect(registrar.Page.Locator(".filters")).ToBeVisibleAsync();
        await Assertions.Expect(registrar.Page.GetByRole(AriaRole.Button, new() { Name = "筛选" })).ToBeHiddenAsync();
    }
}
