using Microsoft.JSInterop;

namespace RecordsPortal.Components.Common;

/// <summary>
/// What a component keeps going in the browser: started once it is drawn, stopped when it closes. A component may close while its script is
/// still on its way, as on a quick step back, and that is nobody's fault: the script then stops as soon as it has come.
/// </summary>
/// <param name="file">A file of wwwroot/js whose function takes the component's reference first and returns what it can be told, stop() among it.</param>
internal sealed class PageScript<TOwner>(IJSRuntime js, TOwner owner, string file) : IAsyncDisposable
    where TOwner : class
{
    private readonly DotNetObjectReference<TOwner> _owner = DotNetObjectReference.Create(owner);
    private IJSObjectReference? _running;
    private bool _isStarting;
    private bool _isClosed;

    public async Task StartAsync(string function, object about)
    {
        _isStarting = true;
        try
        {
            await using var module = await js.InvokeAsync<IJSObjectReference>("import", $"./_content/RecordsPortal.Components/js/{file}");
            if (!_isClosed)
            {
                _running = await module.InvokeAsync<IJSObjectReference>(function, _owner, about);
            }
        }
        catch (JSException) when (_isClosed)
        {
            // The element it was about has gone with the component.
        }
        finally
        {
            _isStarting = false;
            if (_isClosed)
            {
                await StopAsync();
            }
        }
    }

    /// <summary>Tells the script something; before it has come and after it has gone there is nobody to tell.</summary>
    public ValueTask TellAsync(string word) => _running is { } running && !_isClosed ? running.InvokeVoidAsync(word) : ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _isClosed = true;
        if (!_isStarting)
        {
            await StopAsync();
        }
    }

    private async Task StopAsync()
    {
        try
        {
            if (_running is { } running)
            {
                await running.InvokeVoidAsync("stop");
                await running.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone and its listeners with it.
        }

        _owner.Dispose();
    }
}
