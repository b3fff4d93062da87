using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Attachments;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Intake.Entry;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Components.Intake.Entry;

/// <summary>Loads one student's entry, keeps it current, and decides which step may be shown: no address leads past the privacy notice or into a closed form.</summary>
public sealed partial class EntryShell : LiveComponentBase
{
    private static readonly string[] Kinds = ["IntakeCase", "FieldDecision", "Attachment", "AdmissionProposal", "IntakeWindow", "PrivacyNotice"];

    private EntryView? _view;
    private EntryScreen? _screen;
    private IntakeSection _section;
    private bool _isLoaded;
    private string? _focused;
    private IDisposable? _drafts;

    [Inject]
    public required EntryService Entry { get; init; }

    [Inject]
    public required DraftNews Drafts { get; init; }

    [Inject]
    public required ReferenceService Reference { get; init; }

    [Inject]
    public required SettingService Settings { get; init; }

    [Inject]
    public required IStringLocalizer<EntryText> L { get; init; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    [Parameter, EditorRequired]
    public EntryOf Of { get; set; } = EntryOf.Own;

    [Parameter, EditorRequired]
    public string Root { get; set; } = "";

    [Parameter]
    public string? Step { get; set; }

    [Parameter]
    public string? From { get; set; }

    private EntryPlace Place => (_view!, Step) switch
    {
        ({ IsOpen: false }, "receipt") => EntryPlace.Receipt,
        ({ IsOpen: false }, _) => EntryPlace.Home,
        ({ IsAssisting: false }, _) when Of.IsAssisted => EntryPlace.Assist,
        ({ IsNoticeRead: false }, _) or (_, "notice") => EntryPlace.Notice,
        (_, "check") => EntryPlace.Check,
        (_, { } name) when IsSection(name) => EntryPlace.Section,
        _ => EntryPlace.Home,
    };

    // Called off the circuit; the id is set once, before anything is shown, and never moves.
    protected override bool Shows(RecordChange change) =>
        Kinds.Contains(change.Kind) && (change.StudentId is null || _view is null || change.StudentId == _view.StudentId);

    protected override Task OnInitializedAsync()
    {
        // Subscribe before the first load, like the base: what the other device saves in between must not be missed.
        if (RendererInfo.IsInteractive)
        {
            _drafts = Drafts.Subscribe(Entry, Saved);
        }

        return base.OnInitializedAsync();
    }

    public override ValueTask DisposeAsync()
    {
        _drafts?.Dispose();
        return base.DisposeAsync();
    }

    protected override async Task ReloadAsync(long atLeast)
    {
        _view = await Entry.LoadAsync(Of, Closed);
        if (_view is not null)
        {
            var rule = PhotoRule.Parse(await Settings.GetAsync(SettingKeys.PhotoRule, Closed));
            _screen = new EntryScreen(
                Of, Root, _view, _screen?.College ?? await Reference.DirectoryAsync(Closed), new PhotoHint(rule.Width, rule.Height, rule.MaxKilobytes), () => InvokeAsync(AskAgainAsync));
        }

        _isLoaded = true;
    }

    protected override void OnParametersSet() => IsSection(Step ?? "");

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The router moves the focus only between pages, and these steps are one page to it: a screen reader would stay at a button that is gone.
        var shown = _isLoaded && _view is not null ? $"{Place}{_section}" : null;
        if (shown is not null && _focused is not null && shown != _focused)
        {
            await Script.InvokeVoidAsync("portalEntry.focusHeading", Closed);
        }

        _focused = shown ?? _focused;
    }

    private void Saved(Guid student)
    {
        if (_view is null || _view.StudentId == student)
        {
            ReloadSoon();
        }
    }

    private bool IsSection(string name) =>
        Enum.TryParse(name, ignoreCase: true, out IntakeSection section) && Enum.IsDefined(section) && !int.TryParse(name, out _) && Chosen(section);

    private bool Chosen(IntakeSection section)
    {
        _section = section;
        return true;
    }
}
