using Bunit;
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

    private IRenderedComponent<KeyRouter> Router(List<string> pressed) => Render<KeyRouter>(p => p
        .Add(x => x.Keys, [new Shortcut("a", "通过")]).Add(x => x.OnKey, key => pressed.Add(key)));
}
