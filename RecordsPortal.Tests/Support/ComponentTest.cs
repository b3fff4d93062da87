using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RecordsPortal.Components;

namespace RecordsPortal.Tests.Support;

/// <summary>
/// A component as a reader of one language sees it, at noon on 1 September 2026 in China. The language is the thread's, as in a circuit,
/// and is put back afterwards because xunit shares threads.
/// </summary>
public abstract class ComponentTest : BunitContext, IAsyncLifetime
{
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    protected ComponentTest()
    {
        Read("zh-CN");
        Clock.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("college", TimeSpan.FromHours(8), "college", "college"));
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddRecordsComponents();
        Services.AddSingleton<TimeProvider>(Clock);
    }

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 9, 1, 4, 0, 0, TimeSpan.Zero));

    protected static void Read(string language) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    // MudBlazor's services can only be disposed asynchronously; xunit calls this before the plain Dispose, which then finds nothing left.
    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    protected override void Dispose(bool disposing)
    {
        CultureInfo.CurrentUICulture = _before;
        base.Dispose(disposing);
    }
}
