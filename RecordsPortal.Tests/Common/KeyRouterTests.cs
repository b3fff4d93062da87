using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using RecordsPortal.Components.Common;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Common;

public sealed class KeyRouterTests : ComponentTest
{
    private const string Module = "./_content/RecordsPortal.Components/js/keys.js";

    [Fact]
    public async Task Router_AKeyOfThePage_ReachesThePage()
    {
        List<string> pressed = [];
        var router = Router(pressed);

        await router.Instance.Press("a");

        Assert.Equal(["a"], pressed);
    }

    [Fact]
    public async Task Router_AKeyTheBrowserMadeUp_ReachesNobody()
    {
        List<string> pressed = [];
        var router = Router(pressed);

        await router.Instance.Press("x");

        Assert.Empty(pressed);
    }

    [Fact]
    public async Task Router_ThePageIsLeft_StopsListening()
    {
        var module = JSInterop.SetupModule(Module);
        var listener = module.SetupModule(call => call.Identifier == "listen");
        listener.SetupVoid("stop").SetVoidResult();
        var router = Router([]);

        await router.Instance.DisposeAsync();

        listener.VerifyInvoke("stop");
    }

    [Fact]
    public async Task Router_LeftWhileItsScriptIsOnItsWay_StopsWithoutAFault()
    {
        var js = new SlowScript();
        Services.AddSingleton<IJSRuntime>(js);
        var router = Router([]);

        await router.Instance.DisposeAsync();
        js.Arrive();

        await js.Gone.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(["import"], js.Asked);
        Assert.False(Renderer.UnhandledException.IsCompleted);
    }

    [Fact]
    public async Task Router_LeftWhileItsListenerIsOnItsWay_StopsItWhenItComes()
    {
        var js = new SlowScript { IsModuleThere = true };
        Services.AddSingleton<IJSRuntime>(js);
        var router = Router([]);

        await router.Instance.DisposeAsync();
        js.Arrive();

        await js.Gone.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(["import", "listen", "stop"], js.Asked);
        Assert.False(Renderer.UnhandledException.IsCompleted);
    }

    private IRenderedComponent<KeyRouter> Router(List<string> pressed) => Render<KeyRouter>(p => p
        .Add(x => x.Keys, [new Shortcut("a", "通过")]).Add(x => x.OnKey, key => pressed.Add(key)));

    /// <summary>A browser far away: what is asked of it comes when it arrives.</summary>
    private sealed class SlowScript : IJSRuntime, IJSObjectReference
    {
        private readonly TaskCompletionSource _way = new();
        private readonly TaskCompletionSource _gone = new();
        private int _letGo;

        public bool IsModuleThere { get; init; }

        public List<string> Asked { get; } = [];

        /// <summary>Completes when the last reference is let go: the module, and the listener if there is one.</summary>
        public Task Gone => _gone.Task;

        public void Arrive() => _way.SetResult();

        public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            Asked.Add(identifier);
            // What goes over the wire is written down first; a reference that was let go cannot be.
            foreach (var reference in args?.OfType<DotNetObjectReference<KeyRouter>>() ?? [])
            {
                _ = reference.Value;
            }

            if (identifier != "stop" && !(IsModuleThere && identifier == "import"))
            {
                await _way.Task;
            }

            return this is TValue itself ? itself : default!;
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);

        public ValueTask DisposeAsync()
        {
            if (++_letGo == (Asked.Contains("listen") ? 2 : 1))
            {
                _gone.TrySetResult();
            }

            return ValueTask.CompletedTask;
        }
    }
}
