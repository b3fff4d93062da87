using Microsoft.AspNetCore.Components;

namespace RecordsPortal.Components.Layout;

public sealed record PreferenceOption(string Value, string Text, bool Chosen);

/// <summary>
/// One choice about how the portal looks: a form posted to preferences/{name} with <c>value</c> and <c>returnUrl</c>. The script preferences.js
/// posts it as soon as it changes and applies it at once; a choice that changes the words has to reload the page.
/// </summary>
public sealed partial class PreferenceChoice : ComponentBase
{
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter, EditorRequired]
    public string Legend { get; set; } = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<PreferenceOption> Options { get; set; } = [];

    [Parameter]
    public bool Reloads { get; set; }
}
