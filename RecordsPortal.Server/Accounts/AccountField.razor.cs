using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;

namespace RecordsPortal.Server.Accounts;

/// <summary>Bind its value with <c>@bind-Value</c>: the name the form posts is made from the bound expression.</summary>
public sealed partial class AccountField : ComponentBase
{
    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public string? Value { get; set; }

    [Parameter]
    public EventCallback<string?> ValueChanged { get; set; }

    [Parameter]
    public Expression<Func<string?>>? ValueExpression { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    [Parameter]
    public string? Fault { get; set; }

    [Parameter]
    public bool IsPassword { get; set; }

    [Parameter]
    public bool ReadOnly { get; set; }

    [Parameter]
    public string AutoComplete { get; set; } = "off";

    [Parameter]
    public string? InputMode { get; set; }

    /// <summary>In UTF-16 units, as the browser counts.</summary>
    [Parameter]
    public int MaxLength { get; set; } = 64;

    private string? DescribedBy => string.Join(' ', new[] { Hint is null ? null : $"{Id}-hint", Fault is null ? null : $"{Id}-fault" }.OfType<string>()) is { Length: > 0 } ids ? ids : null;
}
