using Microsoft.AspNetCore.Components;

namespace RecordsPortal.Components.Common;

/// <param name="FieldId">The id of the control, or of an element round it.</param>
/// <param name="Message">The same words as at the field.</param>
public sealed record SummaryError(string FieldId, string Message);

/// <summary>
/// All errors of a form at its top, each a link into its field. Takes the focus when errors appear; after a second vain submit
/// call <see cref="FocusAsync"/>, because a list that changes while the reader mends it must not pull the focus away.
/// </summary>
public sealed partial class ErrorSummary : ComponentBase
{
    private ElementReference _box;
    private bool _shown;

    [Parameter, EditorRequired]
    public IReadOnlyList<SummaryError> Errors { get; set; } = [];

    public ValueTask FocusAsync() => _shown ? _box.FocusIfThereAsync() : ValueTask.CompletedTask;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var appeared = Errors.Count > 0 && !_shown;
        _shown = Errors.Count > 0;
        if (appeared)
        {
            await _box.FocusIfThereAsync();
        }
    }

    private string Link(SummaryError error) => $"{Navigation.ToBaseRelativePath(Navigation.Uri).Split('#')[0]}#{error.FieldId}";
}
