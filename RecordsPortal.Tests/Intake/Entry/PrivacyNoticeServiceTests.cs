using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Entry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Intake.Entry;

public sealed class PrivacyNoticeServiceTests
{
    private static readonly DateOnly Today = new(2026, 8, 22);

    [Fact]
    public async Task Add_ForTomorrow_IsTheNextVersionAndNotYetInForce()
    {
        await using var student = await Freshman.ArriveAsync();
        var notices = await NoticesAsync(student.Portal);
        var before = await notices.ListAsync();

        var outcome = await notices.AddAsync(Guid.CreateVersion7(), new(Today.AddDays(1), " 新告知 ", "New notice"));

        Assert.IsType<Outcome.Done>(outcome);
        var listed = await notices.ListAsync();
        Assert.Equal((before[0].Number + 1, "新告知", false), (listed[0].Number, listed[0].TextZh, listed[0].IsInForce));
        Assert.True(listed[1].IsInForce);
    }

    [Fact]
    public async Task Add_ForToday_IsReadByEveryStudentWhoHasNotSubmitted()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.ReadNoticeAsync();
        var notices = await NoticesAsync(student.Portal);

        await notices.AddAsync(Guid.CreateVersion7(), new(Today, "新告知", "New notice"));

        Assert.False((await student.ViewAsync()).IsNoticeRead);
        var listed = await notices.ListAsync();
        Assert.Equal([0, 1], listed.Select(version => version.Readers));
    }

    [Theory]
    [InlineData(-1, "新告知", "New notice", nameof(NoticeForm.InForceFrom), NoticeKeys.Day)]
    [InlineData(null, "新告知", "New notice", nameof(NoticeForm.InForceFrom), NoticeKeys.Day)]
    [InlineData(1, " ", "New notice", nameof(NoticeForm.TextZh), NoticeKeys.Text)]
    [InlineData(1, "新告知", "", nameof(NoticeForm.TextEn), NoticeKeys.Text)]
    public async Task Add_WithAFault_NamesTheFieldAndAddsNothing(int? day, string zh, string en, string field, string key)
    {
        await using var portal = await TestPortal.StartAsync();
        var notices = await NoticesAsync(portal);
        var before = (await notices.ListAsync()).Count;

        var outcome = await notices.AddAsync(Guid.CreateVersion7(), new(day is { } days ? Today.AddDays(days) : null, zh, en));

        var fault = Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Errors);
        Assert.Equal((field, key), (fault.Field, fault.Key));
        Assert.Equal(before, (await notices.ListAsync()).Count);
    }

    [Fact]
    public async Task Add_TheSameWordsAgain_IsRefused()
    {
        await using var portal = await TestPortal.StartAsync();
        var notices = await NoticesAsync(portal);
        var current = (await notices.ListAsync())[0];

        var outcome = await notices.AddAsync(Guid.CreateVersion7(), new(Today.AddDays(1), current.TextZh, current.TextEn));

        Assert.Equal(NoticeKeys.Same, Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Errors).Key);
    }

    [Fact]
    public async Task Remove_BeforeItsDay_TakesItBack_AfterItNeverMore()
    {
        await using var portal = await TestPortal.StartAsync();
        var notices = await NoticesAsync(portal);
        var first = ((Outcome.Done)await notices.AddAsync(Guid.CreateVersion7(), new(Today.AddDays(1), "一", "One"))).Receipt.Id;
        await notices.RemoveAsync(Guid.CreateVersion7(), first!.Value);
        var second = ((Outcome.Done)await notices.AddAsync(Guid.CreateVersion7(), new(Today.AddDays(1), "二", "Two"))).Receipt.Id;
        portal.Clock.Advance(TimeSpan.FromDays(2));

        var outcome = await notices.RemoveAsync(Guid.CreateVersion7(), second!.Value);

        Assert.Equal(NoticeKeys.InForce, Assert.IsType<Outcome.Refused>(outcome).Key);
        Assert.Equal("二", (await notices.ListAsync())[0].TextZh);
    }

    [Fact]
    public async Task Notices_OfSomebodyWhoKeepsNone_AreNeitherListedNorMade()
    {
        await using var portal = await TestPortal.StartAsync();
        var notices = portal.As<PrivacyNoticeService>(await portal.StaffAsync("teacher"));

        Assert.Empty(await notices.ListAsync());
        Assert.IsType<Outcome.Refused>(await notices.AddAsync(Guid.CreateVersion7(), new(Today.AddDays(1), "新", "New")));
    }

    private static async Task<PrivacyNoticeService> NoticesAsync(TestPortal portal) => portal.As<PrivacyNoticeService>(await portal.StaffAsync("admin"));
}
