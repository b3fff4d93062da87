using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace RecordsPortal.Components.Common;

/// <summary>Asks before something that cannot be undone. What can be undone is done at once and offers its undo instead.</summary>
public sealed partial class ConfirmDialog : ComponentBase
{
    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    [Parameter, EditorRequired]
    public string Yes { get; set; } = "";

    [Parameter]
    public bool Dangerous { get; set; }
}

public static class Confirm
{
    /// <summary>True only for a plain yes; closing the question in any other way is a no.</summary>
    /// <param name="yes">Names the act, "删除 3 个附件", never "OK".</param>
    public static async Task<bool> AskAsync(this IDialogService dialogs, string title, string text, string yes, bool dangerous = false)
    {
        var dialog = await dialogs.ShowAsync<ConfirmDialog>(null, new DialogParameters<ConfirmDialog>
        {
            { x => x.Title, title },
            { x => x.Text, text },
            { x => x.Yes, yes },
            { x => x.Dangerous, dangerous },
        });
        return await dialog.Result is { Canceled: false };
    }
}
