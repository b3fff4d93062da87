using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RecordsPortal.Benchmarks.Circuits;
using RecordsPortal.Components.Layout;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Access.Circuits;

/// <summary>
/// Somebody signed in whose client is not a browser: it goes where no menu leads, presses what is disabled or long gone, and calls whatever
/// the server has left open to scripts. Everything the server sends it is looked through.
/// </summary>
internal sealed partial class Intruder(Uri address, HttpClient http, string cookies, Secrets secrets) : ICircuitWatcher, IAsyncDisposable
{
    /// <summary>Ids are small numbers, given out in order.</summary>
    private const ulong BeyondTheLast = 12;
    private const int Objects = 12;

    /// <summary>A button opens a dialog, whose button asks once more. What is written comes before what is pressed, and "do it" before "cancel", which stands left of it.</summary>
    private const int Layers = 3;

    /// <summary>How long an answer may take before the circuit is asked whether it still stands.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(3);

    private static readonly string _screenFailed = ResourceTexts.Of(typeof(LayoutText), "zh-CN")["ErrorTitle"];

    private readonly PageWatcher _page = new();
    private readonly SortedSet<ulong> _everSeen = [];
    private CircuitClient? _circuit;
    private string _path = "";
    private volatile bool _isPressing;

    public List<string> Leaks { get; } = [];

    /// <summary>Screens that came to nothing over something they themselves had offered.</summary>
    public SortedSet<string> Broken { get; } = [];

    /// <summary>How many events and calls the server was sent.</summary>
    public int Tried { get; private set; }

    /// <summary>How many events the server took without complaint.</summary>
    public int Taken { get; private set; }

    /// <summary>How many of them are still at work because they asked somebody who does not reply.</summary>
    public int Waiting { get; private set; }

    public void Saw(RenderBatch picture)
    {
        Look(secrets.In(picture.Bytes), "a picture");
        if (_isPressing && picture.Texts.Contains(_screenFailed))
        {
            lock (Leaks)
            {
                Broken.Add(Place);
            }
        }

        _page.Saw(picture);
        lock (_everSeen)
        {
            _everSeen.UnionWith(picture.Handlers.Select(handler => handler.Id));
        }
    }

    public void Heard(string function, string arguments) => Look(secrets.In(arguments), $"a call of {function}");

    /// <summary>Asks for the page as an address is asked for, then from inside the circuit, whether or not the first was allowed.</summary>
    public async Task VisitAsync(string path)
    {
        _path = path;
        using var answer = await http.GetAsync(path);
        Look(secrets.In(await answer.Content.ReadAsStringAsync()), "the page");
        await StandAsync();
        await _circuit!.GoAsync(path);
        var fired = new HashSet<ulong>();
        for (var layer = 0; layer < Layers; layer++)
        {
            await _page.SettleAsync();
            var fresh = _page.Handlers.Where(handler => fired.Add(handler.Id)).OrderBy(handler => handler.Event == "click").ThenByDescending(handler => handler.Id).ToList();
            if (fresh.Count == 0)
            {
                break;
            }

            _isPressing = true;
            foreach (var handler in fresh)
            {
                await FireAsync(handler.Id, handler.Event);
            }
        }

        await _page.SettleAsync();
        _isPressing = false;
    }

    /// <summary>What is not shown, or not any more: every id up to the last and some beyond.</summary>
    public async Task FireHiddenAsync()
    {
        await StandAsync();
        ulong last;
        lock (_everSeen)
        {
            last = _everSeen.Count == 0 ? 0 : _everSeen.Max;
        }

        var shown = _page.Handlers.Select(handler => handler.Id).ToHashSet();
        for (ulong id = 1; id <= last + BeyondTheLast; id++)
        {
            if (!shown.Contains(id))
            {
                await FireAsync(id, "click");
            }
        }
    }

    public async Task CallScriptedAsync(IEnumerable<string> methods)
    {
        foreach (var method in methods)
        {
            for (var target = 1; target <= Objects; target++)
            {
                await StandAsync();
                foreach (var arguments in (string[])["[]", "[\"a\"]", "[0,1]"])
                {
                    await TryAsync(() => _circuit!.CallAsync(method, target, arguments));
                }
            }
        }
    }

    /// <summary>A second circuit over the first, a component that was never offered, and one of somebody else's page.</summary>
    public async Task ForgeAsync(DrawnPage foreign)
    {
        await StandAsync();
        await TryAsync(() => _circuit!.InvokeAsync<string?>("StartCircuit", address.ToString(), address.ToString(), "[]", "")!);
        foreach (var additions in (string[])[Forged(_circuit!.Page), foreign.Additions])
        {
            await StandAsync();
            await TryAsync(async () =>
            {
                await _circuit!.SendAsync("UpdateRootComponents", additions, foreign.State);
                await _page.SettleAsync();
                return "";
            });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_circuit is not null)
        {
            await _circuit.DisposeAsync();
        }
    }

    private string Place => Numbers().Replace(_path, "{id}");

    private static string Forged(DrawnPage page)
    {
        var marker = page.Components[0].DeepClone();
        var sealedName = marker["descriptor"]!.GetValue<string>();
        marker["descriptor"] = sealedName[..^8] + "AAAAAAAA";
        return (page with { Components = [(JsonNode)marker] }).Additions;
    }

    /// <summary>A circuit the server has given up is begun anew: whoever attacks would do the same.</summary>
    private async Task StandAsync()
    {
        if (_circuit is { Fault: null })
        {
            return;
        }

        await DisposeAsync();
        var html = await http.GetStringAsync("/notices");
        Look(secrets.In(html), "the page");
        _circuit = await CircuitClient.OpenAsync(address, cookies, "notices", html, this);
        await _page.SettleAsync();
    }

    private async Task FireAsync(ulong handler, string @event)
    {
        await StandAsync();
        await TryAsync(() => _circuit!.FireAsync(handler, @event, Arguments(@event)));
    }

    private async Task TryAsync(Func<Task<string>> act)
    {
        Tried++;
        try
        {
            Taken += await AnswerAsync(act()) is ['!', ..] ? 0 : 1;
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{_path} gave no answer to the {Tried}th try.", late);
        }
        catch (Exception)
        {
            // The server would not have it, or ended the circuit over it. What counts is what it did and sent.
        }
    }

    /// <summary>
    /// A handler that opens a question answers when somebody has answered the question, which may be never. A circuit that meanwhile answers
    /// to something else is only waiting; one that does not has come to a stand.
    /// </summary>
    private async Task<string> AnswerAsync(Task<string> answer)
    {
        try
        {
            return await answer.WaitAsync(_patience);
        }
        catch (TimeoutException)
        {
            var alive = _circuit!.CallAsync(nameof(ReconnectModal.IsAlive), 0, "[]", typeof(ReconnectModal).Assembly.GetName().Name);
            await Task.WhenAny(answer, alive);
            if (answer.IsCompleted)
            {
                return await answer;
            }

            var word = await alive;
            Waiting += word is ['!', ..] ? 0 : 1;
            return word;
        }
    }

    private static object Arguments(string @event) => @event switch
    {
        "change" or "input" => new { value = "依据来信核对" },
        "keydown" or "keyup" or "keypress" => new { key = "Enter", code = "Enter", type = @event },
        _ => new { type = @event },
    };

    private void Look(string? whose, string where)
    {
        if (whose is not null)
        {
            lock (Leaks)
            {
                Leaks.Add($"{Place}: {where} holds {whose}");
            }
        }
    }

    [GeneratedRegex(@"[0-9a-f-]{36}")]
    private static partial Regex Numbers();
}
