using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace RecordsPortal.Components.Layout;

/// <summary>
/// The bar that tells how the connection stands. Place it statically in the host page, outside the router, before <see cref="PortalScripts"/>:
/// it must show when the circuit cannot.
/// </summary>
public sealed partial class ReconnectModal : ComponentBase
{
    /// <summary>An address, relative to the base, that answers 200 to anybody once the server can serve again.</summary>
    [Parameter]
    public string Probe { get; set; } = "healthz/live";

    /// <summary>How long the server keeps a circuit nobody is connected to. After a longer sleep the page asks whether it is still alive.</summary>
    [Parameter]
    public TimeSpan Retention { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>Answers through the circuit and does nothing else: an answer is the proof.</summary>
    [JSInvokable]
    public static bool IsAlive() => true;
}
