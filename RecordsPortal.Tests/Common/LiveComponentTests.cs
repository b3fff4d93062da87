using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Reference;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Common;

public sealed class LiveComponentTests
{
    [Fact]
    public async Task OpenScreen_ShowsAChangeMadeElsewhereAndKeepsItsLanguage()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var screen = Open(portal);
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = new CultureInfo("en");
        var shown = screen.Render<NameScreen>();
        CultureInfo.CurrentUICulture = new CultureInfo("zh-CN");

        await portal.As<SettingService>(await portal.StaffAsync("admin")).SetAsync(Guid.CreateVersion7(), SettingKeys.CollegeName, "新校名");

        shown.WaitForAssertion(() => Assert.Equal("en 新校名", shown.Markup), TimeSpan.FromSeconds(10));
        CultureInfo.CurrentUICulture = before;
    }

    [Fact]
    public async Task ClosedScreen_LeavesNoListenerBehind()
    {
        await using var portal = await TestPortal.StartAsync();
        var without = portal.Feed.Listeners;
        var screen = Open(portal);
        screen.Render<NameScreen>();
        Assert.Equal(without + 1, portal.Feed.Listeners);

        await screen.DisposeAsync();

        Assert.Equal(without, portal.Feed.Listeners);
    }

    [Fact]
    public async Task BurstOfChanges_EndsWithTheLastOneShownInFewReloads()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var screen = Open(portal);
        var shown = screen.Render<NameScreen>();
        var admin = await portal.StaffAsync("admin");

        for (var n = 1; n <= 20; n++)
        {
            await portal.As<SettingService>(admin).SetAsync(Guid.CreateVersion7(), SettingKeys.CollegeName, $"第{n}次");
        }

        shown.WaitForAssertion(() => Assert.EndsWith("第20次", shown.Markup), TimeSpan.FromSeconds(10));
        Assert.InRange(shown.Instance.Reloads, 2, 15);
    }

    /// <summary>The rest, the line, the query and the drawing are what people wait for; a lag that ends where the screen hears of the change leaves them all out.</summary>
    [Fact]
    public async Task Lag_OfAScreenWhoseAnswerIsHeldBack_IsFromTheOldestChangeToThePictureOfIt()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var screen = Open(portal, portal.Clock);
        using var lags = new Lags(screen.Services.GetRequiredService<IMeterFactory>());
        var shown = screen.Render<NameScreen>();
        var held = shown.Instance.HoldBack();

        await RenameAsync(portal, "甲");
        await Eventually.HoldsAsync(() => shown.Instance.Reloads == 2);
        portal.Clock.Advance(TimeSpan.FromSeconds(2));
        await RenameAsync(portal, "乙");
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await RenameAsync(portal, "丙");
        portal.Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Empty(lags.Seconds);
        held.SetResult();

        await Eventually.HoldsAsync(() => lags.Seconds.Count == 2);
        Assert.Equal([7.0, 5.0], lags.Seconds);
    }

    [Fact]
    public async Task Lag_OfAPictureThatNoChangeAskedFor_IsNotCounted()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var screen = Open(portal, portal.Clock);
        using var lags = new Lags(screen.Services.GetRequiredService<IMeterFactory>());
        var shown = screen.Render<NameScreen>();

        await shown.InvokeAsync(shown.Instance.AskAsync);
        shown.Instance.HearElsewhere();
        await Eventually.HoldsAsync(() => shown.Instance.Reloads == 3);
        await RenameAsync(portal, "甲");
        await Eventually.HoldsAsync(() => !lags.Seconds.IsEmpty);

        Assert.Equal([0.0], lags.Seconds);
    }

    private static async Task RenameAsync(TestPortal portal, string name)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // Told in the order they came: the screens heard before.
        using var subscription = portal.Feed.Subscribe(change => change.Kind == "Setting", _ => told.TrySetResult());
        await portal.As<SettingService>(await portal.StaffAsync("admin")).SetAsync(Guid.CreateVersion7(), SettingKeys.CollegeName, name);
        await told.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    private static BunitContext Open(TestPortal portal, TimeProvider? time = null)
    {
        var screen = new BunitContext();
        screen.Services.AddMetrics();
        screen.Services.AddSingleton(portal.Feed);
        screen.Services.AddSingleton<PaintLine>();
        screen.Services.AddSingleton(time ?? TimeProvider.System);
        screen.Services.AddSingleton(portal);
        screen.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        return screen;
    }

    private sealed class NameScreen : LiveComponentBase
    {
        private string _name = "";
        private Task _held = Task.CompletedTask;

        [Inject]
        public required TestPortal Portal { get; init; }

        public int Reloads { get; private set; }

        /// <summary>Keeps what the screen asks for from now on, until it is let go.</summary>
        public TaskCompletionSource HoldBack()
        {
            var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _held = held.Task;
            return held;
        }

        public Task AskAsync() => AskAgainAsync();

        public void HearElsewhere() => ReloadSoon();

        protected override bool Shows(RecordChange change) => change.Kind == "Setting";

        protected override async Task ReloadAsync(long atLeast)
        {
            Reloads++;
            await _held;
            _name = await Portal.As<SettingService>(Core.Access.Actor.Nobody).GetAsync(SettingKeys.CollegeName);
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, $"{CultureInfo.CurrentUICulture.Name} {_name}");
    }

    /// <summary>What one portal's screens say of their lag; other tests' screens have meters of their own.</summary>
    private sealed class Lags : IDisposable
    {
        private readonly MeterListener _listener = new();

        public Lags(IMeterFactory meters)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "records.push.lag" && instrument.Meter.Scope == meters)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<double>((_, seconds, _, _) => Seconds.Enqueue(seconds));
            _listener.Start();
        }

        public ConcurrentQueue<double> Seconds { get; } = new();

        public void Dispose() => _listener.Dispose();
    }
}
