using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecordsPortal.Core;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Demo;

namespace RecordsPortal.Benchmarks.Common;

/// <summary>The service layer as the host has it, on a database of its own with a small demonstration in it, and no host around it.</summary>
internal sealed class Stand : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Stand(string folder, ServiceProvider services) => (Folder, _services) = (folder, services);

    public string Folder { get; }

    public string Database => Path.Combine(Folder, "records.db");

    public IServiceProvider Services => _services;

    public static async Task<Stand> StartAsync(FigureRun run, string name, int admissionRows = 40, int studentsOnRecord = 200)
    {
        var stand = Open(run.NewFolder(name), admissionRows, studentsOnRecord);
        await stand._services.GetRequiredService<DatabaseSetup>().PrepareAsync();
        await stand.As<DemoSeed>(Actor.System).FillAsync();
        return stand;
    }

    /// <summary>On a database that an earlier run left in <paramref name="folder"/>; else as <see cref="StartAsync"/> begins.</summary>
    /// <returns>Whether it had to be made.</returns>
    public static async Task<(Stand Stand, bool IsNew)> ResumeAsync(string folder)
    {
        var stand = Open(folder, admissionRows: 40, studentsOnRecord: 200);
        var isNew = await stand._services.GetRequiredService<DatabaseSetup>().PrepareAsync();
        if (isNew)
        {
            await stand.As<DemoSeed>(Actor.System).FillAsync();
        }

        return (stand, isNew);
    }

    /// <summary>Services acting for somebody; each call is a scope of its own, as a circuit or a request is.</summary>
    public T As<T>(Actor actor)
        where T : notnull
    {
        var scope = _services.CreateScope();
        scope.ServiceProvider.GetRequiredService<Somebody>().Actor = actor;
        return scope.ServiceProvider.GetRequiredService<T>();
    }

    public RecordsDbContext OpenDatabase() => _services.GetRequiredService<RecordsDb>().Open();

    /// <summary>A member of the demonstration's staff: "registrar", "officer", …</summary>
    public async Task<Actor> StaffAsync(string userName)
    {
        await using var db = OpenDatabase();
        var account = await db.Users.SingleAsync(a => a.UserName == userName);
        var grants = await db.Grants.Where(g => g.AccountId == account.Id).OrderBy(g => g.Id).ToListAsync();
        return new Actor(account.Id, account.DisplayName, account.StudentId, [.. grants.Select(g => new RoleGrant(g.Role, g.SchoolId, g.ClassId))]);
    }

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();

    private static Stand Open(string folder, int admissionRows, int studentsOnRecord)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.Configure<DataOptions>(data => data.Directory = folder);
        services.Configure<DemoOptions>(demo => (demo.Enabled, demo.AdmissionRows, demo.StudentsOnRecord) = (true, admissionRows, studentsOnRecord));
        services.AddRecordsCore();
        services.AddScoped<Somebody>();
        services.AddScoped<ICurrentUser>(provider => provider.GetRequiredService<Somebody>());
        return new Stand(folder, services.BuildServiceProvider());
    }

    private sealed class Somebody : ICurrentUser
    {
        public Actor Actor { get; set; } = Actor.Nobody;

        public ValueTask<Actor> GetAsync(CancellationToken cancel = default) => ValueTask.FromResult(Actor);
    }
}
