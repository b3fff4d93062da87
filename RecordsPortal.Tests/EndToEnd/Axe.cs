using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>
/// What axe finds wrong with a page. Run in the page itself: the driver's way opens a second page for each to put the findings together, and
/// carries everything that passed across as well, which takes longer than looking.
/// </summary>
internal static class Axe
{
    private const string Run = """
        tags => axe.run({ ...tags && { runOnly: tags }, resultTypes: ['violations'] })
            .then(found => found.violations.flatMap(violation => violation.nodes.map(node => `${violation.id} (${violation.impact}): ${node.html}`)))
        """;

    private static readonly string _script = new BundledAxeScriptProvider().GetScript();

    /// <param name="tags">The rules to hold the page against; all there are where none are named.</param>
    public static async Task<string[]> FaultsAsync(IPage page, params string[]? tags)
    {
        await page.EvaluateAsync(_script);
        return await page.EvaluateAsync<string[]>(Run, tags is { Length: > 0 } ? tags : null);
    }
}
