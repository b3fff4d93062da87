using RecordsPortal.Core.Reference;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Settings;

public sealed class SettingListTests
{
    [Fact]
    public async Task List_AfterTwoChanges_HasValueDefaultAndBothOldValues()
    {
        await using var portal = await TestPortal.StartAsync();
        var settings = portal.As<SettingService>(await portal.StaffAsync("admin"));
        await settings.SetAsync(Guid.CreateVersion7(), SettingKeys.PreCheck, "true");
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await settings.SetAsync(Guid.CreateVersion7(), SettingKeys.PreCheck, "false");

        var item = (await settings.ListAsync()).Single(i => i.Key == SettingKeys.PreCheck);

        Assert.Equal(("false", "false"), (item.Value, item.Default));
        Assert.Equal([("true", "false"), (null, "true")], item.History.Select(c => (c.Old, c.New)));
        Assert.Equal(("系统管理员", TestPortal.Evening.UtcDateTime.AddHours(1)), (item.History[0].By, item.History[0].At));
    }

    [Fact]
    public async Task List_ForAnybodyElse_IsEmpty()
    {
        await using var portal = await TestPortal.StartAsync();

        Assert.Empty(await portal.As<SettingService>(await portal.StaffAsync("registrar")).ListAsync());
    }
}
