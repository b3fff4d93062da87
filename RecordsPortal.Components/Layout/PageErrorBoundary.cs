using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Logging;

namespace RecordsPortal.Components.Layout;

/// <summary>
/// Keeps a fault inside the page it happened in: the frame stays usable, the reader sees a number to quote and a way to try again,
/// and the log has the same number. Going to another page clears it.
/// </summary>
public sealed class PageErrorBoundary(ILogger<PageErrorBoundary> logger, NavigationManager navigation) : ErrorBoundaryBase, IDisposable
{
    private string _id = "";

    protected override void OnInitialized() => navigation.LocationChanged += Clear;

    protected override Task OnErrorAsync(Exception exception)
    {
        _id = Guid.NewGuid().ToString("N")[..8];
        logger.LogError(exception, "A screen failed, error {ErrorId}", _id);
        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
            return;
        }

        builder.OpenComponent<PageError>(1);
        builder.AddComponentParameter(2, nameof(PageError.ErrorId), _id);
        builder.AddComponentParameter(3, nameof(PageError.OnRetry), EventCallback.Factory.Create(this, Recover));
        builder.CloseComponent();
    }

    private void Clear(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(Recover);

    public void Dispose() => navigation.LocationChanged -= Clear;
}
