using Microsoft.Extensions.Time.Testing;
using RecordsPortal.Core.Reference;
using RecordsPortal.Server.Live;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Live;

public sealed class QuietCollectionTests
{
    private readonly FakeTimeProvider _time = new();
    private long _allocated = QuietCollection.Worthwhile;
    private int _collected;

    [Fact]
    public async Task AfterAChange_OnceItIsQuiet_TheYoungestGarbageIsCleared()
    {
        await using var portal = await TestPortal.StartAsync();
        using var quiet = await StartAsync(portal);

        await ChangeAsync(portal);
        _time.Advance(QuietCollection.Quiet - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, _collected);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(1, _collected);
    }

    [Fact]
    public async Task WhileChangesFollowEachOther_NobodyIsHeldUp()
    {
        await using var portal = await TestPortal.StartAsync();
        using var quiet = await StartAsync(portal);

        for (var i = 0; i < 5; i++)
        {
            await ChangeAsync(portal);
            _time.Advance(QuietCollection.Quiet * 0.9);
        }

        Assert.Equal(0, _collected);
    }

    [Fact]
    public async Task LittleGarbage_IsLeftToTheCollector()
    {
        await using var portal = await TestPortal.StartAsync();
        using var quiet = await StartAsync(portal);
        await ChangeAsync(portal);
        _time.Advance(QuietCollection.Quiet);
        _allocated += QuietCollection.Worthwhile - 1;

        await ChangeAsync(portal);
        _time.Advance(QuietCollection.Quiet);

        Assert.Equal(1, _collected);
    }

    private async Task<QuietCollection> StartAsync(TestPortal portal)
    {
        var quiet = new QuietCollection(portal.Feed, _time, () => _allocated, () => _collected++);
        await quiet.StartAsync(CancellationToken.None);
        return quiet;
    }

    /// <summary>Returns when everybody who listened before has heard of it.</summary>
    private static async Task ChangeAsync(TestPortal portal)
    {
        var heard = new TaskCompletionSource();
        using var hearing = portal.Feed.Subscribe(_ => true, _ => heard.TrySetResult());
        await portal.As<SettingService>(await portal.StaffAsync("admin")).SetAsync(Guid.CreateVersion7(), SettingKeys.CollegeName, Guid.NewGuid().ToString());
        await heard.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }
}
