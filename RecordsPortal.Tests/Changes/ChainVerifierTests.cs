using Microsoft.Data.Sqlite;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Reference;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Changes;

public sealed class ChainVerifierTests
{
    private const string Unlock = "DROP TRIGGER Changes_NoUpdate; DROP TRIGGER Changes_NoDelete;";

    [Fact]
    public async Task Chain_Untouched_IsGoodInWholeAndInPart()
    {
        await using var portal = await TestPortal.StartAsync();
        await ChangeAsync(portal, 3);

        var all = await VerifyAsync(portal, null);
        var some = await VerifyAsync(portal, 2);

        Assert.Equal((1, portal.Feed.Sequence, null), (all.From, all.Through, all.FirstBad));
        Assert.Equal((2, null), (some.Lines, some.FirstBad));
    }

    [Theory]
    [InlineData("UPDATE Changes SET NewValue = 'x' WHERE Sequence = {0}", 0)]
    [InlineData("UPDATE Changes SET ActorName = '别人' WHERE Sequence = {0}", 0)]
    [InlineData("UPDATE Changes SET At = At + 1 WHERE Sequence = {0}", 0)]
    [InlineData("DELETE FROM Changes WHERE Sequence = {0}", 0)]
    [InlineData("UPDATE Changes SET Sequence = -1 WHERE Sequence = {0}; UPDATE Changes SET Sequence = {0} WHERE Sequence = {0} + 1; UPDATE Changes SET Sequence = {0} + 1 WHERE Sequence = -1", 0)]
    [InlineData("DELETE FROM Changes WHERE Sequence > {0}", 1)]
    public async Task Chain_LineChangedDeletedSwappedOrCutOff_NamesTheFirstBadOne(string sql, int offset)
    {
        await using var portal = await TestPortal.StartAsync();
        await ChangeAsync(portal, 4);
        var bad = portal.Feed.Sequence - 2;
        await ExecuteAsync(portal, Unlock + sql.Replace("{0}", $"{bad}", StringComparison.Ordinal));

        Assert.Equal(bad + offset, (await VerifyAsync(portal, null)).FirstBad);
        Assert.Equal(bad + offset, (await VerifyAsync(portal, 4)).FirstBad);
    }

    [Fact]
    public async Task Chain_ForAnybodyButTheAuditor_IsNotShown()
    {
        await using var portal = await TestPortal.StartAsync();

        Assert.Null(await portal.As<ChainVerifier>(await portal.StaffAsync("registrar")).VerifyAsync());
        Assert.Empty((await portal.As<ChangeTable>(await portal.StaffAsync("registrar")).PageAsync(new ChangeQuery())).Lines);
    }

    private static async Task<ChainReport> VerifyAsync(TestPortal portal, int? last) =>
        (await portal.As<ChainVerifier>(await portal.StaffAsync("auditor")).VerifyAsync(last))!;

    private static async Task ChangeAsync(TestPortal portal, int times)
    {
        var settings = portal.As<SettingService>(await portal.StaffAsync("admin"));
        for (var i = 0; i < times; i++)
        {
            await settings.SetAsync(Guid.CreateVersion7(), SettingKeys.CollegeName, $"学院 {i}");
        }
    }

    private static async Task ExecuteAsync(TestPortal portal, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(portal.Folder, "records.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
