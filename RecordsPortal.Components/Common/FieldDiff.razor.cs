using Microsoft.AspNetCore.Components;

namespace RecordsPortal.Components.Common;

/// <summary>One item in which two sources differ: what stood, what is said now, and where exactly they part. Give it values as people read them, not codes.</summary>
public sealed partial class FieldDiff : ComponentBase
{
    /// <summary>The value on the admission list; nothing when the list is silent.</summary>
    [Parameter, EditorRequired]
    public string? Listed { get; set; }

    /// <summary>The value entered; nothing when it was left out.</summary>
    [Parameter, EditorRequired]
    public string? Entered { get; set; }

    /// <summary>Said by screen readers before the first value, "on the list" if not given.</summary>
    [Parameter]
    public string? ListedLabel { get; set; }

    /// <summary>Said by screen readers before the second value, "entered by the student" if not given.</summary>
    [Parameter]
    public string? EnteredLabel { get; set; }

    private TextDifference Difference => TextDifference.Of(Listed ?? "", Entered ?? "");

    private RenderFragment Side(string? value, string changed) => builder =>
    {
        if (string.IsNullOrEmpty(value))
        {
            builder.OpenElement(0, "span");
            builder.AddAttribute(1, "class", "absent");
            builder.AddContent(2, L["Absent"]);
            builder.CloseElement();
            return;
        }

        builder.AddContent(3, Difference.Before);
        if (changed.Length > 0)
        {
            builder.OpenElement(4, "mark");
            builder.AddContent(5, changed);
            builder.CloseElement();
        }

        builder.AddContent(6, Difference.After);
    };
}
