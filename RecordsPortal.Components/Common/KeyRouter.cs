using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace RecordsPortal.Components.Common;

/// <summary>
/// Single-key shortcuts of a page. A key counts only when nobody is typing or composing, no dialog is open, and the reader has not
/// switched shortcuts off; presses come one after the other, each after the one before has been dealt with. "?" shows the list.
/// </summary>
/// <example><code>&lt;KeyRouter Keys="_shortcuts" OnKey="PressAsync" /&gt;</code></example>
public sealed class KeyRouter(IJSRuntime js, IDialogService dialogs) : ComponentBase, IAsyncDisposable
{
    private const string Help = "?";

    private DotNetObjectReference<KeyRouter>? _self;
    private IJSObjectReference? _listener;
    private bool _disposed;

    /// <summary>Fixed for the life of the component; a key that means nothing at the moment is for <see cref="OnKey"/> to ignore.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<Shortcut> Keys { get; set; } = [];

    [Parameter]
    public EventCallback<string> OnKey { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _self = DotNetObjectReference.Create(this);
        await using var module = await js.InvokeAsync<IJSObjectReference>("import", "./_content/RecordsPortal.Components/js/keys.js");
        _listener = await module.InvokeAsync<IJSObjectReference>("listen", _self, Keys.Append(new Shortcut(Help, "")).ToArray());
        if (_disposed)
        {
            await StopAsync();
        }
    }

    /// <summary>Called by the browser, so it trusts nothing: only a key of this page goes on.</summary>
    [JSInvokable]
    public Task Press(string key) => key switch
    {
        Help => ShortcutHelp.ShowAsync(dialogs, Keys),
        _ when Keys.Any(shortcut => shortcut.Key == key) => InvokeAsync(() => OnKey.InvokeAsync(key)),
        _ => Task.CompletedTask,
    };

    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        await StopAsync();
        _self?.Dispose();
    }

    private async Task StopAsync()
    {
        if (_listener is null)
        {
            return;
        }

        try
        {
            await _listener.InvokeVoidAsync("stop");
            await _listener.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone and its listeners with it.
        }
    }
}
