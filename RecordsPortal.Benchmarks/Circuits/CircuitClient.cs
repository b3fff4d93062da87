using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace RecordsPortal.Benchmarks.Circuits;

/// <summary>
/// One open page without a browser: it takes the drawn page over as a browser does, acknowledges every picture, answers every script, and
/// fires whatever handler it is told to, shown or not.
/// </summary>
internal sealed partial class CircuitClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HubConnection _connection;
    private readonly Uri _base;
    private readonly ICircuitWatcher _watcher;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _calls = new();
    private readonly TaskCompletionSource<long> _events = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _call;

    private CircuitClient(Uri address, string cookies, DrawnPage page, ICircuitWatcher watcher)
    {
        (_base, Page, _watcher) = (new Uri(address, "/"), page, watcher);
        _connection = Connect(_base, cookies);
        _connection.On<int, byte[]>("JS.RenderBatch", SeeAsync);
        _connection.On<long, string, string, int, long, int>("JS.BeginInvokeJS", AnswerAsync);
        _connection.On<string, bool, string>("JS.EndInvokeDotNet", (call, isGood, answer) => Answered(call, isGood ? answer : $"! {answer}"));
        _connection.On<long>("JS.EndUpdateRootComponents", _ => _drawn.TrySetResult());
        _connection.On<string>("JS.Error", Fail);
        _connection.On<int, string>("JS.AttachComponent", (_, _) => { });
        _connection.On<int, byte[]>("JS.ReceiveByteArray", (_, _) => { });
        _connection.On<long>("JS.BeginTransmitStream", _ => { });
        _connection.On<int, bool>("JS.EndLocationChanging", (_, _) => { });
        _connection.On("JS.SavePersistedState", (string _, string _, string _) => true);
        _connection.Closed += fault =>
        {
            Fail(fault?.Message ?? "closed");
            return Task.CompletedTask;
        };
    }

    public DrawnPage Page { get; }

    /// <summary>Why the server ended the circuit; null while it stands.</summary>
    public string? Fault { get; private set; }

    /// <summary>Opens a page and returns once its circuit has drawn it.</summary>
    /// <param name="cookies">As a request's Cookie header has them.</param>
    /// <param name="html">The page as the server sent it over HTTP to the same visitor.</param>
    public static async Task<CircuitClient> OpenAsync(Uri address, string cookies, string path, string html, ICircuitWatcher watcher)
    {
        var client = new CircuitClient(address, cookies, DrawnPage.Read(html), watcher);
        try
        {
            await client.StartAsync(new Uri(client._base, path));
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    /// <summary>Tells the server that something happened to an element, as the browser's dispatcher does.</summary>
    /// <returns>The server's answer; it begins with "!" where the server would not have it.</returns>
    public async Task<string> FireAsync(ulong handler, string @event, object? arguments = null) =>
        await CallAsync("DispatchEventAsync", await _events.Task, JsonSerializer.Serialize(new[] { new { eventHandlerId = handler, eventName = @event, eventFieldInfo = (object?)null }, arguments ?? new { type = @event } }));

    /// <summary>Calls a method the server has left open to scripts, on one of its objects.</summary>
    public async Task<string> CallAsync(string method, long target, string arguments, string? assembly = null)
    {
        var call = Interlocked.Increment(ref _call).ToString(CultureInfo.InvariantCulture);
        var answer = _calls[call] = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _connection.SendAsync("BeginInvokeDotNetFromJS", call, assembly, method, target, arguments);
        if (Fault is { } fault)
        {
            answer.TrySetResult($"! {fault}");
        }

        return await answer.Task.WaitAsync(Patience);
    }

    /// <summary>As a click on a link that stays inside the portal.</summary>
    public Task GoAsync(string path) => _connection.SendAsync("OnLocationChanged", new Uri(_base, path).ToString(), null, true);

    /// <summary>Anything else a client may try to say.</summary>
    public Task<T> InvokeAsync<T>(string method, params object?[] arguments) => _connection.InvokeCoreAsync<T>(method, arguments).WaitAsync(Patience);

    public Task SendAsync(string method, params object?[] arguments) => _connection.SendCoreAsync(method, arguments);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static HubConnection Connect(Uri address, string cookies)
    {
        var builder = new HubConnectionBuilder().WithUrl(new Uri(address, "_blazor"), HttpTransportType.WebSockets, options =>
        {
            // By hand: the portal's cookies are Secure, and the framework's jar does not send those over plain HTTP.
            if (cookies.Length > 0)
            {
                options.Headers["Cookie"] = cookies;
            }

            options.Headers["Accept-Language"] = "zh-CN";
            options.Headers["Origin"] = address.GetLeftPart(UriPartial.Authority);
            // A browser always asks for it, and the server's memory for each circuit depends on it.
            options.WebSocketConfiguration = socket => socket.DangerousDeflateOptions = new();
        });
        builder.Services.RemoveAll<IHubProtocol>();
        builder.Services.AddSingleton<IHubProtocol, BlazorPack>();
        return builder.Build();
    }

    private async Task StartAsync(Uri page)
    {
        await _connection.StartAsync();
        if (await InvokeAsync<string?>("StartCircuit", _base.ToString(), page.ToString(), "[]", Page.State) is null)
        {
            throw new InvalidOperationException("The server did not start a circuit.");
        }

        await _connection.SendAsync("UpdateRootComponents", Page.Additions, Page.State);
        await _drawn.Task.WaitAsync(Patience);
    }

    private async Task SeeAsync(int number, byte[] bytes)
    {
        _watcher.Saw(new RenderBatch(bytes));
        await _connection.SendAsync("OnRenderCompleted", number, null);
    }

    private async Task AnswerAsync(long call, string function, string arguments, int kind, long target, int type)
    {
        if (function == "Blazor._internal.attachWebRendererInterop" && ServerObject().Match(arguments) is { Success: true } match)
        {
            _events.TrySetResult(long.Parse(match.Groups["id"].ValueSpan, CultureInfo.InvariantCulture));
        }

        _watcher.Heard(function, arguments);
        if (call != 0)
        {
            await _connection.SendAsync("EndInvokeJSFromDotNet", call, true, ScriptAnswers.To(function, kind, call));
        }
    }

    private void Answered(string call, string answer)
    {
        if (_calls.TryRemove(call, out var waiting))
        {
            waiting.TrySetResult(answer);
        }
    }

    private void Fail(string why)
    {
        Fault ??= why;
        _drawn.TrySetException(new InvalidOperationException(why));
        foreach (var call in _calls.Keys)
        {
            Answered(call, $"! {why}");
        }
    }

    [GeneratedRegex(@"""__dotNetObject"":(?<id>\d+)")]
    private static partial Regex ServerObject();
}

/// <summary>Whoever looks at what a circuit draws. Called in order, one at a time.</summary>
internal interface ICircuitWatcher
{
    void Saw(RenderBatch picture);

    /// <param name="arguments">JSON, as the script would be given them.</param>
    void Heard(string function, string arguments)
    {
    }
}
