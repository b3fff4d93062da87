using System.Data;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Reference;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Changes;

public sealed class ConnectionTests
{
    [Fact]
    public async Task Contexts_FirstOrTakenUpAgain_HoldWhatDurabilityRestsOn()
    {
        await using var portal = await TestPortal.StartAsync();

        for (var round = 0; round < 2; round++)
        {
            await using var first = portal.Open();
            await using var beside = portal.Open();

            Assert.Equal("wal,2,1,1,0,2", await SettingsAsync(first));
            Assert.Equal("wal,2,1,1,0,2", await SettingsAsync(beside));
        }
    }

    [Fact]
    public async Task ContextTakenUpAgain_HasNobodyWhoAnswersForASave()
    {
        await using var portal = await TestPortal.StartAsync();
        var left = portal.Open();
        left.Change = new ChangeContext(Actor.System);
        left.Add(new School { Code = "99", Name = "未存" });
        await left.DisposeAsync();

        await using var again = TakenUpAgain(portal, left);

        Assert.Null(again.Change);
        Assert.Empty(again.ChangeTracker.Entries());
    }

    [Fact]
    public async Task ContextTakenUpAgain_LeftWithItsConnectionOpen_CanCloseItsOwn()
    {
        await using var portal = await TestPortal.StartAsync();
        var left = portal.Open();
        await left.Database.OpenConnectionAsync();
        await left.DisposeAsync();

        await using var again = TakenUpAgain(portal, left);
        await again.Database.OpenConnectionAsync();
        await again.Database.CloseConnectionAsync();

        Assert.Equal(ConnectionState.Closed, again.Database.GetDbConnection().State);
    }

    [Fact]
    public async Task Model_HasNoColumnThatTheDatabaseCouldNotCompareByItself()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var db = portal.Open();

        var kept = db.Model.GetEntityTypes().SelectMany(type => type.GetProperties()).Select(property => property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType);

        Assert.DoesNotContain(kept.Select(type => Nullable.GetUnderlyingType(type) ?? type), type => type == typeof(decimal) || type == typeof(ulong) || type == typeof(TimeSpan));
    }

    /// <summary>Whoever was kept longest comes first.</summary>
    private static RecordsDbContext TakenUpAgain(TestPortal portal, RecordsDbContext left) =>
        Enumerable.Range(0, RecordsDbContext.Kept).Select(_ => portal.Open()).First(db => ReferenceEquals(db, left));

    private static async Task<string> SettingsAsync(RecordsDbContext db) => await db.Database.SqlQuery<string>($"""
        SELECT (SELECT journal_mode FROM pragma_journal_mode) || ',' || (SELECT synchronous FROM pragma_synchronous) || ',' || (SELECT foreign_keys FROM pragma_foreign_keys)
            || ',' || (SELECT secure_delete FROM pragma_secure_delete) || ',' || (SELECT trusted_schema FROM pragma_trusted_schema) || ',' || (SELECT temp_store FROM pragma_temp_store) AS Value
        """).SingleAsync();
}
