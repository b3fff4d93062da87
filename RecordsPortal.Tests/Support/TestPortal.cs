using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using RecordsPortal.Core;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Demo;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Tests.Support;

/// <summary>
/// The real service layer on a real database file of its own, with a clock the test moves. Holds the demonstration college's schools,
/// majors, classes and staff, and no students. Dispose it: the folder goes with it.
/// </summary>
public sealed class TestPortal : IAsyncDisposable
{
    /// <summary>22 August 2026, 19:30 in the college: an evening on which freshmen enter their data.</summary>
    public static readonly DateTimeOffset Evening = new(2026, 8, 22, 11, 30, 0, TimeSpan.Zero);

    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    private readonly string _folder;
    private readonly ServiceProvider _services;

    private TestPortal(string folder, ServiceProvider services, FakeTimeProvider clock) => (_folder, _services, Clock) = (folder, services, clock);

    public FakeTimeProvider Clock { get; }

    public IServiceProvider Services => _services;

    public string Folder => _folder;

    public ChangeFeed Feed => _services.GetRequiredService<ChangeFeed>();

    /// <param name="more">What this test has otherwise: a database that fails, say.</param>
    public static async Task<TestPortal> StartAsync(Action<IServiceCollection>? more = null)
    {
        var folder = NewFolder();
        CopyFolder(await Template.Value, folder);
        return await OpenAsync(folder, more);
    }

    /// <summary>A portal whose database has its shape and nobody in it, for what happens at a first start.</summary>
    public static Task<TestPortal> EmptyAsync(int admissionRows, int studentsOnRecord) => OpenAsync(NewFolder(), services => services.Configure<DemoOptions>(demo =>
        (demo.Enabled, demo.AdmissionRows, demo.StudentsOnRecord) = (true, admissionRows, studentsOnRecord)));

    /// <summary>A portal on data that lies there already; the folder goes with it.</summary>
    public static Task<TestPortal> OnAsync(string folder) => OpenAsync(folder);

    /// <summary>The same data under another version of the portal. Nothing is prepared yet; this portal is over.</summary>
    public async Task<TestPortal> AsVersionAsync(Action<IServiceCollection> version)
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return new TestPortal(_folder, Build(_folder, Clock, version), Clock);
    }

    public Task FillDemoAsync() => As<DemoSeed>(Actor.System).FillAsync();

    /// <summary>Services acting for somebody; each call is a scope of its own, as a circuit or a request is.</summary>
    public T As<T>(Actor actor)
        where T : notnull
    {
        var scope = _services.CreateScope();
        scope.ServiceProvider.GetRequiredService<FixedUser>().Actor = actor;
        return scope.ServiceProvider.GetRequiredService<T>();
    }

    /// <summary>The same for a service that is known only by its type.</summary>
    public AsyncServiceScope ScopeOf(Actor actor)
    {
        var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<FixedUser>().Actor = actor;
        return scope;
    }

    /// <summary>A member of the demonstration's staff: "registrar", "counsellor", …</summary>
    public async Task<Actor> StaffAsync(string userName)
    {
        await using var db = Open();
        var account = await db.Users.SingleAsync(a => a.UserName == userName);
        var grants = await db.Grants.Where(g => g.AccountId == account.Id).OrderBy(g => g.Id).ToListAsync();
        return new Actor(account.Id, account.DisplayName, account.StudentId, [.. grants.Select(g => new RoleGrant(g.Role, g.SchoolId, g.ClassId))]);
    }

    /// <summary>A student's own view; the account need not exist for services that ask only who it is.</summary>
    public static Actor StudentActor(Guid student, string name = "学生") => new(student, name, student, [new RoleGrant(Role.Student)]);

    internal RecordsDbContext Open() => _services.GetRequiredService<RecordsDb>().Open();

    /// <summary>A context that may save, in the name of the portal itself; for arranging what a test needs.</summary>
    internal RecordsDbContext OpenAsSystem()
    {
        var db = Open();
        db.Change = new ChangeContext(Actor.System) { Source = ChangeSource.System };
        return db;
    }

    public async Task<CollegeDirectory> CollegeAsync() => await _services.GetRequiredService<ReferenceService>().DirectoryAsync();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<TestPortal> OpenAsync(string folder, Action<IServiceCollection>? more = null)
    {
        var clock = new FakeTimeProvider(Evening);
        clock.SetLocalTimeZone(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        var built = Build(folder, clock, more);
        var setup = built.GetRequiredService<DatabaseSetup>();
        if (!await setup.PrepareAsync())
        {
            await setup.AddDefaultsAsync();
        }

        return new TestPortal(folder, built, clock);
    }

    private static ServiceProvider Build(string folder, FakeTimeProvider clock, Action<IServiceCollection>? more)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.Configure<DataOptions>(data => data.Directory = folder);
        // As the demonstration does, so that its staff come in with a password; tests of the second step switch it off.
        services.Configure<DemoOptions>(demo => demo.Enabled = true);
        services.AddRecordsCore();
        services.AddSingleton<TimeProvider>(clock);
        services.AddScoped<FixedUser>();
        services.AddScoped<ICurrentUser>(provider => provider.GetRequiredService<FixedUser>());
        more?.Invoke(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    /// <summary>Seeding hashes passwords and migrates; done once and copied, a test starts in milliseconds.</summary>
    private static async Task<string> MakeTemplateAsync()
    {
        var folder = NewFolder();
        var portal = await OpenAsync(folder);
        await portal.As<DemoSeed>(Actor.System).FillCollegeAsync();
        await portal._services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }

    private static string NewFolder() => Directory.CreateTempSubdirectory("records-portal-test-").FullName;

    private static void CopyFolder(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }

    private sealed class FixedUser : ICurrentUser
    {
        public Actor Actor { get; set; } = Actor.Nobody;

        public ValueTask<Actor> GetAsync(CancellationToken cancel = default) => ValueTask.FromResult(Actor);
    }
}
