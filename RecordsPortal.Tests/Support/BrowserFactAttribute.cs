namespace RecordsPortal.Tests.Support;

/// <summary>A test in Chromium: CHROMIUM_PATH, then PATH. Without one it is skipped and says so, except where CI is set: there a missing browser is a fault.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Chromium.Path is null && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = Chromium.Missing;
        }
    }
}

/// <inheritdoc cref="BrowserFactAttribute"/>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute()
    {
        if (Chromium.Path is null && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = Chromium.Missing;
        }
    }
}
