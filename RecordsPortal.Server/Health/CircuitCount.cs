using Microsoft.AspNetCore.Components.Server.Circuits;

namespace RecordsPortal.Server.Health;

/// <summary>Tells the figures of open screens coming and going.</summary>
internal sealed class CircuitCount(PortalFigures figures) : CircuitHandler
{
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        figures.Opened();
        return Task.CompletedTask;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        figures.Closed();
        return Task.CompletedTask;
    }
}
