using System.Diagnostics;
using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace RecordsPortal.Tests.Support;

/// <summary>
/// The real host on a real port inside the test's process, with a data folder of its own and a small demonstration: for tests that ask
/// the running host what it is made of, or speak to it over HTTP without a browser.
/// </summary>
public sealed class HostedPortal : IAsyncLifetime
{
    public const string MetricsKey = "key-of-the-watchman";

    private static readonly ConditionalWeakTable<IHost, Task> _ended = [];

    private readonly string _folder = Directory.CreateTempSubdirectory("records-portal-host-").FullName;
    private IHost? _host;

    public IServiceProvider Services => _host!.Services;

    public string Folder => _folder;

    public Uri Address { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _host = await RunAsync(_folder, "--environment=Development", "--Demo:Enabled=true", "--Demo:AdmissionRows=40", "--Demo:StudentsOnRecord=20", $"--Metrics:Key={MetricsKey}");
        Address = AddressOf(_host);
    }

    public async Task DisposeAsync()
    {
        await EndAsync(_host!);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    public static Uri AddressOf(IHost host) => new(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>A visitor with cookies of their own, who is told of a redirect and not taken along.</summary>
    public HttpClient Visitor(CookieContainer? cookies = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies ?? new CookieContainer() }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("Accept-Language", "zh-CN");
        return client;
    }

    /// <summary>Signs a member of the demonstration in through the form, as a browser without scripts does.</summary>
    public async Task<HttpClient> SignInAsync(string user, CookieContainer? cookies = null)
    {
        var client = Visitor(cookies);
        var page = await Form.OpenAsync(client, "/account/sign-in");
        using var answer = await page.SendAsync(("Input.User", user), ("Input.Password", Core.Demo.DemoSeed.Password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    /// <summary>Runs Program as it stands and catches its host on the way: nothing of the product knows of tests.</summary>
    /// <exception cref="Exception">Whatever Program ended with before it served.</exception>
    public static async Task<IHost> RunAsync(string folder, params string[] arguments)
    {
        var built = new TaskCompletionSource<IHost>(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var entry = typeof(Server.App).Assembly.EntryPoint!;
        var hearing = new Hearing(built);
        using var listener = DiagnosticListener.AllListeners.Subscribe(hearing);
        string[] all =
        [
            "--applicationName=RecordsPortal.Server", "--urls=http://127.0.0.1:0", $"--contentRoot={AppContext.BaseDirectory}",
            $"--Data:Directory={folder}", "--Logging:LogLevel:Default=Error", .. arguments,
        ];
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var run = new Thread(() =>
        {
            Hearing.Mine.Value = hearing;
            try
            {
                entry.Invoke(null, [all]);
            }
            catch (Exception fault)
            {
                built.TrySetException(fault.InnerException ?? fault);
                started.TrySetException(fault.InnerException ?? fault);
            }
            finally
            {
                ended.SetResult();
            }
        })
        { IsBackground = true };
        run.Start();
        var host = await built.Task.WaitAsync(TimeSpan.FromMinutes(1));
        _ended.Add(host, ended.Task);
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(TimeSpan.FromMinutes(2));
        return host;
    }

    /// <summary>Returns when Program has ended, not when it has stopped serving: what it closes on its way out still lies in its folder.</summary>
    public static async Task EndAsync(IHost host)
    {
        await host.StopAsync();
        Assert.True(_ended.TryGetValue(host, out var ended));
        await ended.WaitAsync(TimeSpan.FromMinutes(1));
    }

    /// <summary>The framework announces each host it builds; two tests may start theirs at the same time.</summary>
    private sealed class Hearing(TaskCompletionSource<IHost> built) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public static readonly AsyncLocal<Hearing?> Mine = new();

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting")
            {
                value.Subscribe(this);
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value is { Key: "HostBuilt", Value: IHost host } && Mine.Value == this)
            {
                built.TrySetResult(host);
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
