using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace RecordsPortal.Components.Common;

internal static class ElementFocus
{
    /// <summary>Moves the focus, unless the reader has gone on meanwhile and the element with the page: that must not end in an error page.</summary>
    public static async ValueTask FocusIfThereAsync(this ElementReference element)
    {
        try
        {
            await element.FocusAsync();
        }
        catch (JSException)
        {
            // Gone before the word to focus it came.
        }
    }
}
