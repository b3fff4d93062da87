using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Changes;

public sealed class FullDiskTests
{
    private const int Full = 13;
    private const int Busy = 5;

    [Theory]
    [InlineData(Full, OutcomeKeys.DiskFull)]
    [InlineData(Busy, OutcomeKeys.TooBusy)]
    public async Task DatabaseThatCannotWrite_SaysSoAndTakesTheSameCommandLater(int sqliteError, string key)
    {
        var disk = new BrokenDisk(sqliteError);
        await using var portal = await TestPortal.StartAsync(services => services.ConfigureDbContext<RecordsDbContext>(options => options.AddInterceptors(disk)));
        var admin = await portal.StaffAsync("admin");
        var command = Guid.CreateVersion7();
        disk.IsBroken = true;

        var refused = await portal.As<SettingService>(admin).SetAsync(command, SettingKeys.CollegeName, "新名");
        disk.IsBroken = false;
        var done = await portal.As<SettingService>(admin).SetAsync(command, SettingKeys.CollegeName, "新名");

        Assert.Equal(new Outcome.Unavailable(key), refused);
        Assert.IsType<Outcome.Done>(done);
        Assert.Equal("新名", await portal.As<SettingService>(admin).GetAsync(SettingKeys.CollegeName));
    }

    [Fact]
    public async Task Reader_OnAFullDisk_IsNotTurnedAwayBecauseTheVisitCannotBeNoted()
    {
        var disk = new BrokenDisk(Full);
        await using var portal = await TestPortal.StartAsync(services => services.ConfigureDbContext<RecordsDbContext>(options => options.AddInterceptors(disk)));
        var access = portal.Services.GetRequiredService<AccessService>();
        await using var db = portal.Open();
        var session = await access.StartAsync(await db.Users.AsNoTracking().FirstAsync(a => a.UserName == "registrar"), "test");
        Assert.True((await access.ActorOfAsync(session)).IsSignedIn);
        portal.Clock.Advance(TimeSpan.FromMinutes(6));
        disk.IsBroken = true;

        await access.TouchAsync(session);

        Assert.True((await access.ActorOfAsync(session)).IsSignedIn);
        Assert.True(disk.HasRefused);
    }

    private sealed class BrokenDisk(int sqliteError) : DbCommandInterceptor
    {
        public bool IsBroken { get; set; }

        public bool HasRefused { get; private set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (!IsBroken || !(command.CommandText.Contains("INSERT", StringComparison.Ordinal) || command.CommandText.Contains("UPDATE", StringComparison.Ordinal)))
            {
                return new(result);
            }

            HasRefused = true;
            throw new SqliteException("broken", sqliteError);
        }
    }
}
