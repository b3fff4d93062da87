using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Intake.Entry;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Components.Intake.Entry;

/// <summary>One section of the form. Saves itself item by item; "Continue" only checks, so nothing depends on pressing it.</summary>
public sealed partial class EntrySection : EntryPart
{
    private static readonly IntakeSection[] Sections = Enum.GetValues<IntakeSection>();

    /// <summary>What was said here and is not in the draft yet; it outlives every repaint and every failed save.</summary>
    private readonly Dictionary<RecordField, EntryInput> _unsaved = [];
    private IReadOnlyList<SummaryError> _summary = [];
    private ErrorSummary? _errors;
    private string? _refusal;
    private bool _isTold;
    private Task _saving = Task.CompletedTask;
    private bool _isBusy;

    [Inject]
    public required EntryService Entry { get; init; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    [Parameter, EditorRequired]
    public IntakeSection Section { get; set; }

    /// <summary>Came from "check your answers": goes back there instead of on.</summary>
    [Parameter]
    public bool ReturnsToCheck { get; set; }

    private string SavedText => (!_saving.IsCompleted, View.SavedAt) switch
    {
        (true, _) => L["Saving"],
        (_, { } at) => L["SavedAt", IsToday(at) ? Dates.Clock(at, Time.LocalTimeZone) : Dates.Second(at, Time.LocalTimeZone)],
        _ => L["SavesItself"],
    };

    private string BackHref => ReturnsToCheck ? $"{Screen.Root}/check" : Section > Sections[0] ? Screen.AddressOf(Section - 1) : Screen.Root;

    private string NextHref => ReturnsToCheck || Section == Sections[^1] ? $"{Screen.Root}/check" : Screen.AddressOf(Section + 1);

    // Somebody who comes back after a week must not take last week's save for today's.
    private bool IsToday(DateTime at) => Dates.Day(at, Time.LocalTimeZone) == Dates.Day(Time.GetUtcNow().UtcDateTime, Time.LocalTimeZone);

    private EntryInput InputOf(ItemView item) => _unsaved.GetValueOrDefault(item.Field) ?? EntryInputs.Of(item);

    /// <summary>
    /// Complaints wait until the reader says "Continue", except where the whole answer is one number that is either right or wrong.
    /// That an item was returned stands above it with the reason already.
    /// </summary>
    private IReadOnlyList<EntryFinding> Told(ItemView item) => [.. item.Findings.Where(f => f.Key != EntryKeys.NotMended).Where(f =>
        f.IsWarning || _isTold || (item.Answer?.Typed is not null && item.Field is RecordField.IdNumber or RecordField.Phone))];

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            // Only now are its fields here to take back what was typed while the server was away.
            await Script.InvokeVoidAsync("portalEntry.restore");
        }
    }

    private Task KeepAsync(EntryInput input)
    {
        _unsaved[input.Field] = input;
        return FlushAsync();
    }

    /// <summary>One save at a time; what is said meanwhile goes with it, so whoever waits for it has everything in the draft.</summary>
    private Task FlushAsync() => _saving.IsCompleted ? _saving = SaveAllAsync() : _saving;

    private async Task SaveAllAsync()
    {
        while (_unsaved.Count > 0 && await SaveAsync([.. _unsaved.Values]))
        {
        }

        Summarise();
    }

    private async Task<bool> SaveAsync(EntryInput[] inputs)
    {
        var outcome = await Entry.SaveAsync(Guid.CreateVersion7(), Screen.Of, inputs);
        _refusal = outcome is Outcome.Done ? null : L["NotSaved", Messages.TextOf(outcome, L)].Value;
        if (_refusal is not null)
        {
            return false;
        }

        await Screen.Reload();
        foreach (var input in inputs.Where(i => ReferenceEquals(_unsaved.GetValueOrDefault(i.Field), i)))
        {
            _unsaved.Remove(input.Field);
        }

        return true;
    }

    private async Task ContinueAsync()
    {
        _isBusy = true;
        await FlushAsync();
        (_isBusy, _isTold) = (false, true);
        Summarise();
        if (_refusal is null && _unsaved.Count == 0 && _summary.Count == 0)
        {
            Navigation.NavigateTo(NextHref);
        }
        else if (_errors is not null)
        {
            await _errors.FocusAsync();
        }
    }

    private void Summarise() => _summary = _isTold
        ? [.. View.In(Section).SelectMany(item => item.Findings).Where(f => !f.IsWarning).Select(f => new SummaryError(IdOf(f.Field, f.Part), TextOf(f)))]
        : [];
}
