using Microsoft.Playwright;

namespace RecordsPortal.Tests.Support;

/// <summary>One Chromium for all browser tests of a run; each test has a context of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    public const string Missing = "No Chromium found: set CHROMIUM_PATH or install chromium to run the browser tests.";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private IPlaywright? _playwright;

    public static string? Path { get; } = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? OnPath();

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Path is null)
        {
            // Reached where every test is skipped too; the tests that must run say what is missing themselves.
            return;
        }

        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null)
        {
            await CloseAsync(Browser);
        }

        _playwright?.Dispose();
    }

    /// <summary>Closed in the middle of a navigation, a page now and then never says that it is; whoever waited for it would wait for ever. What is left goes with the driver.</summary>
    internal static async Task CloseAsync(IAsyncDisposable opened)
    {
        try
        {
            await opened.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        }
        catch (TimeoutException)
        {
            Console.WriteLine($"{opened.GetType().Name} did not close.");
        }
    }

    private static string? OnPath() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(System.IO.Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}

[CollectionDefinition(nameof(Chromium))]
public sealed class ChromiumCollection : ICollectionFixture<Chromium>;
