using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Components.Common;
using RecordsPortal.Components.Settings;
using RecordsPortal.Core.Intake.Review;
using RecordsPortal.Core.Reference;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Settings;

public sealed class SettingFormTests : ComponentTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("zh-CN", "只能使用 {year}、{yy}、{school}、数字和大写字母，并以 {seq:3} 至 {seq:6} 结尾")]
    [InlineData("en", "Use {year}, {yy}, {school}, digits and capital letters, and end with {seq:3} to {seq:6}")]
    public async Task Pattern_ThatCannotBeTaken_IsRefusedAtTheFieldInItsOwnWords(string language, string words)
    {
        await using var portal = await TestPortal.StartAsync();
        Read(language);
        var form = await ShowAsync(portal, SettingKeys.StudentNumberPattern);

        form.Find("input").Change("2026-依据");
        form.Find("form").Submit();

        form.WaitForAssertion(() => Assert.Contains(words, form.Find("#setting-StudentNumber-Pattern-error").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(2, form.Markup.Split(words).Length);
        Assert.Equal("2026-依据", form.Find("input").GetAttribute("value"));
    }

    [Fact]
    public async Task Pattern_RefusedAndTypedAgain_IsJudgedAfresh()
    {
        await using var portal = await TestPortal.StartAsync();
        var form = await ShowAsync(portal, SettingKeys.StudentNumberPattern);
        form.Find("input").Change("2026-依据");
        form.Find("form").Submit();
        form.WaitForAssertion(() => Assert.NotEqual("", FaultOf(form)), Patience);

        form.Find("input").Change("{yy}{school}{seq:4}");

        form.WaitForAssertion(() => Assert.Equal("", FaultOf(form)), Patience);
        Assert.Equal("{yy}{school}{seq:4}", form.Find("input").GetAttribute("value"));
    }

    private static string FaultOf(IRenderedComponent<SettingForm> form) => form.Find("#setting-StudentNumber-Pattern-error").TextContent.Trim();

    private async Task<IRenderedComponent<SettingForm>> ShowAsync(TestPortal portal, string key)
    {
        var admin = await portal.StaffAsync("admin");
        var settings = portal.As<SettingService>(admin);
        Services.AddSingleton(settings);
        Services.AddSingleton(portal.As<NumberPatterns>(admin));
        Services.AddScoped<OutcomeMessages>();
        var item = (await settings.ListAsync()).Single(i => i.Key == key);
        return Render<SettingForm>(form => form.Add(f => f.Item, item));
    }
}
