namespace RecordsPortal.Components.Common;

/// <summary>
/// What a component showed last, for its ShouldRender: a change somewhere reloads a whole list on every open screen, and only what differs
/// is worth painting again. The picture is a tuple of all that the markup reads; forget one, and its changes are not shown.
/// </summary>
/// <remarks>A field that is not readonly: it remembers.</remarks>
public struct Painted<TPicture>
    where TPicture : struct, IEquatable<TPicture>
{
    private TPicture? _last;

    public bool Differs(TPicture now)
    {
        var differs = _last is not { } last || !last.Equals(now);
        _last = now;
        return differs;
    }
}
