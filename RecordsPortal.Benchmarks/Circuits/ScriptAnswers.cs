using System.Text.Json;

namespace RecordsPortal.Benchmarks.Circuits;

/// <summary>What a browser that does nothing would answer when a page calls its scripts.</summary>
internal static class ScriptAnswers
{
    private const int ObjectWanted = 1;
    private const int StreamWanted = 2;

    private static readonly Dictionary<string, object> _known = new()
    {
        ["mudElementRef.getBoundingClientRect"] = new { left = 0, top = 0, width = 100, height = 40, windowWidth = 1440, windowHeight = 900, scrollX = 0, scrollY = 0 },
        ["mudResizeListener.getBrowserWindowSize"] = new { width = 1440, height = 900 },
        ["mudResizeListener.matchMedia"] = true,
        ["mudPopover.getProviderCount"] = 1,
        ["mudpopoverHelper.countProviders"] = 1,
        ["mudElementRef.addOnBlurEvent"] = 0,
        ["mudThemeProvider.isDarkMode"] = false,
        ["mudScrollManager.isElementVisible"] = true,
    };

    /// <param name="kind">The framework's number for what it wants: anything, a script's object, a stream, nothing.</param>
    public static string To(string function, int kind, long call) => kind switch
    {
        ObjectWanted => Say(call, new Dictionary<string, long> { ["__jsObjectId"] = call }),
        StreamWanted => JsonSerializer.Serialize(new object[] { call, false, "There is no stream." }),
        _ => Say(call, _known.GetValueOrDefault(function)),
    };

    private static string Say(long call, object? answer) => JsonSerializer.Serialize(new[] { call, true, answer });
}
