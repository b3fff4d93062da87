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

    private static BunitContext Open(TestPortal portal)
    {
        var screen = new BunitContext();
        screen.Services.AddSingleton(portal.Feed);
        screen.Services.AddSingleton<PaintLine>();
        screen.Services.AddSingleton(TimeProvider.System);
        screen.Services.AddSingleton(portal);
        screen.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        return screen;
    }

    private sealed class NameScreen : LiveComponentBase
    {
        private string _name = "";

        [Inject]
        public required TestPortal Portal { get; init; }

        public int Reloads { get; private set; }

        protected override bool Shows(RecordChange change) => change.Kind == "Setting";

        protected override async Task ReloadAsync(long atLeast)
        {
            Reloads++;
            _name = await Portal.As<SettingService>(Core.Access.Actor.Nobody).GetAsync(SettingKeys.CollegeName);
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, $"{CultureInfo.CurrentUICulture.Name} {_name}");
    }
}
