using Microsoft.Playwright;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>
/// Waiting for an address. The driver's own wait compares first and listens afterwards: a page that goes on between the two is never heard
/// of, and on a busy machine that is one page in a hundred and fifty.
/// </summary>
internal static class Arrival
{
    /// <param name="isThere">Asked about the whole address, again and again.</param>
    public static async Task ReachesAsync(this IPage page, Func<string, bool> isThere, int seconds = 30)
    {
        try
        {
            await Eventually.HoldsAsync(() => isThere(page.Url), seconds);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"Still at {page.Url} after {seconds} seconds.");
        }

        await page.WaitForLoadStateAsync();
    }

    /// <param name="path">From the first slash on, with nothing behind it.</param>
    public static Task ReachesAsync(this IPage page, string path, int seconds = 30) =>
        page.ReachesAsync(url => new Uri(url).PathAndQuery == path, seconds);
}
