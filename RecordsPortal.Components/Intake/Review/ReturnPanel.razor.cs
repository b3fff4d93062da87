using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Intake.Review;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Components.Intake.Review;

/// <summary>Asks why each marked field goes back: a ready reason, words of one's own, or both. Enter sends, Escape closes.</summary>
public sealed partial class ReturnPanel : ComponentBase
{
    private readonly Dictionary<RecordField, ElementReference> _inputs = [];
    private readonly Dictionary<RecordField, string> _texts = [];
    private readonly Dictionary<RecordField, string> _keys = [];
    private readonly Dictionary<RecordField, string> _errors = [];

    [Parameter, EditorRequired]
    public IReadOnlyList<RecordField> Fields { get; set; } = [];

    [Parameter, EditorRequired]
    public IReadOnlyList<ReturnReason> Reasons { get; set; } = [];

    [Parameter]
    public bool IsBusy { get; set; }

    [Parameter]
    public EventCallback<IReadOnlyList<FieldReturn>> OnSend { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && Fields.Count > 0)
        {
            await _inputs[Fields[0]].FocusIfThereAsync();
        }
    }

    private static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    private static string Id(RecordField field) => $"reason-{field}";

    private static string Text(ReturnReason reason) => IsChinese ? reason.TextZh : reason.TextEn;

    private IEnumerable<ReturnReason> For(RecordField field) => Reasons.Where(r => !r.IsRetired && (r.Field == field || r.Field is null));

    private void Choose(RecordField field, ReturnReason reason)
    {
        if (!_keys.Remove(field, out var chosen) || chosen != reason.Key)
        {
            _keys[field] = reason.Key;
        }

        _errors.Remove(field);
    }

    private async Task SendAsync()
    {
        _errors.Clear();
        foreach (var field in Fields.Where(f => !_keys.ContainsKey(f) && string.IsNullOrWhiteSpace(_texts.GetValueOrDefault(f))))
        {
            _errors[field] = L[ReviewRefusals.ReasonMissing];
        }

        if (_errors.Count > 0)
        {
            await _inputs[_errors.Keys.First()].FocusIfThereAsync();
            return;
        }

        await OnSend.InvokeAsync([.. Fields.Select(f => new FieldReturn(f, _keys.GetValueOrDefault(f), _texts.GetValueOrDefault(f)))]);
    }

    private Task KeyAsync(KeyboardEventArgs key) => key.Key == "Escape" ? OnClose.InvokeAsync() : Task.CompletedTask;
}
