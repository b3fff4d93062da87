using RecordsPortal.Benchmarks.Circuits;
using RecordsPortal.Benchmarks.Serving;

namespace RecordsPortal.Benchmarks.Pushing;

/// <summary>Somebody before the preview of a bulk approval of one, a finger on the button.</summary>
internal sealed class Reviewer : IAsyncDisposable
{
    private readonly CircuitClient _circuit;
    private readonly ShownHandler _button;

    private Reviewer(Guid application, CircuitClient circuit, ShownHandler button) => (Application, _circuit, _button) = (application, circuit, button);

    public Guid Application { get; }

    public static async Task<Reviewer> SitDownAsync(Uri address, Visitor visitor, Guid application, Guid place)
    {
        var path = $"review/bulk?class={place}";
        var page = new PageWatcher();
        var circuit = await CircuitClient.OpenAsync(address, visitor.Cookies, path, await visitor.TextAsync($"/{path}"), page);
        await page.UntilAsync(shown => shown.Button("通过 1 份") is not null, "the one application to approve");
        return new Reviewer(application, circuit, page.Button("通过 1 份")!);
    }

    public async Task ApproveAsync()
    {
        if (await _circuit.FireAsync(_button.Id, "click") is ['!', ..] refusal)
        {
            throw new InvalidOperationException($"The approval was not taken: {refusal}");
        }
    }

    public ValueTask DisposeAsync() => _circuit.DisposeAsync();
}
