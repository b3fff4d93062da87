using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RecordsPortal.Benchmarks.Circuits;

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

    private readonly PageWatcher _page = new();
    private readonly SortedSet<ulong> _everSeen = [];
    private CircuitClient? _circuit;
    private string _path = "";

    public List<string> Leaks { get; } = [];

    /// <summary>How many events and calls the server was sent.</summary>
    public int Tried { get; private set; }

    /// <summary>How many events the server took without complaint.</summary>
    public int Taken { get; private set; }

    public void Saw(RenderBatch picture)
    {
        Look(secrets.In(picture.Bytes), "a picture");
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

            foreach (var handler in fresh)
            {
                await FireAsync(handler.Id, handler.Event);
            }
        }
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
            Taken += await act() is ['!', ..] ? 0 : 1;
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
                Leaks.Add($"{Numbers().Replace(_path, "{id}")}: {where} holds {whose}");
            }
        }
    }

    [GeneratedRegex(@"[0-9a-f-]{36}")]
    private static partial Regex Numbers();
}
