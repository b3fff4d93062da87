using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>A session lasts while hands move, and not because a screen repaints itself.</summary>
[Collection(LookingCollection.Name)]
public sealed class PresenceTests(Survey portal) : BrowserTest(portal)
{
    [BrowserFact]
    public async Task Screen_SaysSomebodyIsThere_OnlyWhenAHandMoved()
    {
        var leader = await VisitAsync("leader");
        await leader.OpenAsync("/dashboard");
        var said = 0;
        leader.Page.Request += (_, request) => said += request.Url.EndsWith("/account/presence", StringComparison.Ordinal) ? 1 : 0;
        await leader.Page.Keyboard.PressAsync("Shift");
        // Only the page's own watch: the connection's timers go on as they are.
        await leader.Page.EvaluateAsync("() => { const now = Date.now; Date.now = () => now() + 120000; }");
        Assert.Equal(0, said);

        var answer = await leader.Page.RunAndWaitForResponseAsync(
            () => leader.Page.Keyboard.PressAsync("Shift"), response => response.Url.EndsWith("/account/presence", StringComparison.Ordinal));
        await leader.Page.Keyboard.PressAsync("Shift");

        Assert.Equal((204, 1), (answer.Status, said));
    }
}
