using Microsoft.AspNetCore.Components;

namespace RecordsPortal.Components.Common;

/// <summary>
/// A part of a live screen that is painted again only where it differs: say in <see cref="Picture"/> all that the markup reads; forget one,
/// and its changes are not shown.
/// </summary>
public abstract class PaintedComponent<TPicture> : ComponentBase
    where TPicture : struct, IEquatable<TPicture>
{
    private Painted<TPicture> _painted;

    protected abstract TPicture Picture { get; }

    // The first picture is painted without asking. Not remembered, every part would be painted a second time for nothing, and keep room for two.
    protected override void OnInitialized() => _painted.Differs(Picture);

    protected override bool ShouldRender() => _painted.Differs(Picture);
}
