using Microsoft.AspNetCore.Components;

namespace RecordsPortal.Components.Common;

/// <summary>
/// Label above, hint, the control, the error below: one look for every field, with what a screen reader needs. The control inside carries
/// the same <see cref="Id"/> and <c>aria-describedby="@FieldIds.DescribedBy(…)"</c>; <see cref="TextField"/> does it for text.
/// </summary>
public sealed partial class FormField : ComponentBase
{
    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>A required field has a red star, any other says that it is optional.</summary>
    [Parameter]
    public bool Required { get; set; }

    /// <summary>Nothing to fill in, so neither star nor "optional".</summary>
    [Parameter]
    public bool ReadOnly { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    [Parameter]
    public string? Error { get; set; }

    [Parameter, EditorRequired]
    public RenderFragment? ChildContent { get; set; }
}

public static class FieldIds
{
    public static string Hint(string id) => $"{id}-hint";

    public static string Error(string id) => $"{id}-error";

    /// <summary>What describes the control: its error first, then its hint, and nothing that is not there.</summary>
    public static string? DescribedBy(string id, string? error, string? hint) => (error, hint) switch
    {
        (null or "", null or "") => null,
        (null or "", _) => Hint(id),
        (_, null or "") => Error(id),
        _ => $"{Error(id)} {Hint(id)}",
    };
}
