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

    private PageScript<KeyRouter>? _listener;

    /// <summary>Fixed for the life of the component; a key that means nothing at the moment is for <see cref="OnKey"/> to ignore.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<Shortcut> Keys { get; set; } = [];

    [Parameter]
    public EventCallback<string> OnKey { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _listener = new PageScript<KeyRouter>(js, this, "keys.js");
            await _listener.StartAsync("listen", Keys.Append(new Shortcut(Help, "")).ToArray());
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

    public ValueTask DisposeAsync() => _listener?.DisposeAsync() ?? ValueTask.CompletedTask;
}
