using Microsoft.AspNetCore.Components;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Review;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Components.Settings;

/// <summary>One setting: what it means, its value, who set it before. What is being typed stays when somebody else saves meanwhile.</summary>
public sealed partial class SettingForm : ComponentBase
{
    private string? _value;
    private string? _known;
    private string? _error;
    private bool _open;

    [Inject]
    public required SettingService Settings { get; init; }

    [Inject]
    public required NumberPatterns Patterns { get; init; }

    [Inject]
    public required OutcomeMessages Outcomes { get; init; }

    [Parameter, EditorRequired]
    public SettingItem Item { get; set; } = null!;

    private string Id => $"setting-{Item.Key.Replace('.', '-')}";

    private bool IsYesNo => Item.Default is "true" or "false";

    /// <summary>What was wrong was wrong with what stood there before.</summary>
    private string? Typed
    {
        get => _value;
        set => (_value, _error) = (value, null);
    }

    protected override void OnParametersSet()
    {
        if (_known is null || _value == _known)
        {
            _value = Item.Value;
        }

        _known = Item.Value;
    }

    private async Task SaveAsync()
    {
        var value = (_value ?? "").Trim();
        var outcome = Item.Key == SettingKeys.StudentNumberPattern
            ? await Patterns.SetAsync(Guid.CreateVersion7(), value)
            : await Settings.SetAsync(Guid.CreateVersion7(), Item.Key, value);
        _error = outcome is Outcome.Invalid { Errors: [var fault, ..] } ? Outcomes.TextOf(fault, L) : null;
        if (_error is null)
        {
            Outcomes.Show(outcome, L);
        }
    }

    private string Show(string value) => IsYesNo ? L[value == "true" ? "Yes" : "No"] : value.Length == 0 ? L["Nothing"] : value;
}
