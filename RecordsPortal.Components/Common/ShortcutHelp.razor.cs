using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace RecordsPortal.Components.Common;

/// <summary>The list of a page's shortcuts; "?" opens it, and so may a button.</summary>
public sealed partial class ShortcutHelp : ComponentBase
{
    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired]
    public IReadOnlyList<Shortcut> Keys { get; set; } = [];

    public static Task ShowAsync(IDialogService dialogs, IReadOnlyList<Shortcut> keys) =>
        dialogs.ShowAsync<ShortcutHelp>(null, new DialogParameters<ShortcutHelp> { { x => x.Keys, keys } });
}
