using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RecordsPortal.Components.Common;
using RecordsPortal.Components.Intake.Entry;
using RecordsPortal.Components.Registry;
using RecordsPortal.Core.Attachments;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Corrections;
using RecordsPortal.Core.Intake.Entry;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Components.Corrections;

/// <summary>The form for one or several corrections of one record, for registrars, for staff in charge and for the student.</summary>
public sealed partial class CorrectionEditing : LiveComponentBase
{
    private readonly Guid _id = Guid.CreateVersion7();
    private readonly Dictionary<RecordField, string?> _typed = [];
    private readonly Dictionary<RecordField, long> _seen = [];
    private IReadOnlyList<FieldError> _errors = [];
    private IReadOnlyList<FieldConflict> _conflicts = [];
    private IReadOnlyList<EvidenceItem> _files = [];
    private CorrectionSubject? _subject;
    private CollegeDirectory? _college;
    private ErrorSummary? _summary;
    private CorrectionGround? _ground;
    private Guid _command = Guid.CreateVersion7();
    private PhotoRule? _photo;
    private string? _documentNumber;
    private string? _reason;
    private bool _missing;
    private bool _isBusy;

    [Inject]
    public required CorrectionCases Cases { get; init; }

    [Inject]
    public required CorrectionService Corrections { get; init; }

    [Inject]
    public required CorrectionEvidenceService Evidence { get; init; }

    [Inject]
    public required ReferenceService Reference { get; init; }

    [Inject]
    public required SettingService Settings { get; init; }

    [Inject]
    public required IStringLocalizer<EntryText> EntryWords { get; init; }

    [Inject]
    public required OutcomeMessages Outcomes { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Null for the student who looks.</summary>
    [Parameter]
    public Guid? StudentId { get; set; }

    /// <summary>Name of the item to begin with.</summary>
    [Parameter]
    public string? Open { get; set; }

    [Parameter, EditorRequired]
    public string Back { get; set; } = "";

    [Parameter, EditorRequired]
    public string BackText { get; set; } = "";

    private string Subtitle => string.Join(" · ", new[] { _subject!.Name, _subject.StudentNumber, _college!.Class(_subject.ClassId)?.Name }.Where(part => !string.IsNullOrEmpty(part)));

    private bool NeedsSecond => CorrectionRules.NeedsSecond(_typed.Keys, _subject!.RegisteredOn);

    private IReadOnlyList<RecordField> Locked => [.. _typed.Keys.Where(item => LockedItems.IsLocked(item, _subject!.RegisteredOn))];

    /// <summary>What must be there before it can be sent; students' requests are completed by the registrar.</summary>
    private IReadOnlyList<EvidenceKind> Needed => _subject!.MayCorrect ? EvidenceRules.Required(Locked, _ground) : [];

    private IReadOnlyList<EvidenceKind> Kinds => [.. EvidenceRules.Required([.. _typed.Keys.Where(LockedItems.All.Contains)], _ground).Except([EvidenceKind.ProvincialApproval]).Union(Needed).Append(EvidenceKind.Other)];

    private string SendKey => !_subject!.MayCorrect ? "SendRequest" : NeedsSecond ? "SendProposal" : "SendCorrection";

    private IReadOnlyList<SummaryError> Summary => [.. _errors.Select(error => new SummaryError(IdOf(error.Field), TextOf(error)))];

    protected override bool Shows(RecordChange change) =>
        change.Kind is "Student" or "Correction" or "CorrectionEvidence" && change.StudentId is { } student && (_subject is null || student == _subject.StudentId);

    protected override async Task ReloadAsync(long atLeast)
    {
        _college ??= await Reference.DirectoryAsync(Closed);
        _photo ??= PhotoRule.Parse(await Settings.GetAsync(SettingKeys.PhotoRule, Closed));
        _files = await Evidence.OfFormAsync(_id, Closed);
        TakePhoto();
        var subject = await Cases.SubjectAsync(StudentId, Closed);
        var isFirst = _subject is null;
        (_subject, _missing) = (subject, subject is null);
        if (isFirst && subject is not null && Enum.TryParse<RecordField>(Open, out var field) && CorrectionRules.Items.Contains(field) && !subject.Waiting.Contains(field))
        {
            OpenItem(field);
        }
    }

    private void OpenItem(RecordField field)
    {
        // What is masked must be typed anew; everything else begins with what stands, to be mended.
        _typed[field] = CorrectionRules.IsTypedAnew(field) ? null : _subject!.Values[field];
        _seen[field] = _subject!.Seen;
    }

    private void CloseItem(RecordField field)
    {
        _typed.Remove(field);
        _seen.Remove(field);
        _errors = [.. _errors.Where(error => Item(error.Field) != $"{field}")];
    }

    /// <summary>The photo comes by itself, past the circuit; what was sent last is what the form means.</summary>
    private void TakePhoto()
    {
        if (_typed.ContainsKey(RecordField.Photo) && _files.LastOrDefault(file => file.Kind == EvidenceKind.NewPhoto) is { } sent)
        {
            _typed[RecordField.Photo] = $"{sent.FileId}";
        }
    }

    private void Typed((RecordField Field, string? Value) change) => _typed[change.Field] = change.Value;

    private async Task RemoveAsync(Guid file)
    {
        await Evidence.RemoveAsync(Guid.CreateVersion7(), _id, file);
        _files = await Evidence.OfFormAsync(_id, Closed);
    }

    private async Task SendAsync()
    {
        if (_isBusy || _typed.Count == 0)
        {
            return;
        }

        _isBusy = true;
        var form = new CorrectionForm(_id, _subject!.StudentId, [.. _typed.Select(pair => new CorrectionChange(pair.Key, pair.Value, _seen[pair.Key]))], _reason ?? "", NeedsSecond ? _ground : null, NeedsSecond ? _documentNumber : null);
        var outcome = await Corrections.SubmitAsync(_command, form);
        _isBusy = false;
        // A refused command may be sent again, but mended it is another one.
        _command = Guid.CreateVersion7();
        _errors = outcome is Outcome.Invalid invalid ? invalid.Errors : [];
        _conflicts = outcome is Outcome.Stale stale ? stale.Theirs : [];
        if (_errors.Count > 0 && _summary is not null)
        {
            await _summary.FocusAsync();
        }
        else if (_conflicts.Count == 0 && Outcomes.Show(outcome, L, L[$"{SendKey}.Done"]))
        {
            Navigation.NavigateTo(Back);
        }
    }

    private void TakeTheirs(RecordField field)
    {
        CloseItem(field);
        Settle(field);
    }

    /// <summary>Now that theirs was seen, mine may replace it; what comes after theirs nobody has seen yet.</summary>
    private void KeepMine(RecordField field)
    {
        _seen[field] = _conflicts.Single(conflict => conflict.Field == $"{field}").Sequence;
        Settle(field);
    }

    private void Settle(RecordField field) => _conflicts = [.. _conflicts.Where(conflict => conflict.Field != $"{field}")];

    private string? Show(RecordField field, string? value) => FieldValues.Show(field, CorrectionRules.IsTypedAnew(field) ? value : FieldForm.Normalise(field, value), _college!);

    private string? ErrorOf(string field) => string.Join(' ', _errors.Where(error => error.Field == field).Select(TextOf)) is { Length: > 0 } text ? text : null;

    /// <summary>What is wrong inside the entries of an item, "Family.1.Phone"; the editor of the entries says it at its place.</summary>
    private IReadOnlyList<EntryFinding> FindingsOf(RecordField field) =>
        [.. _errors.Where(error => Item(error.Field) == $"{field}").Select(error => new EntryFinding(field, error.Field == $"{field}" ? null : error.Field[(error.Field.IndexOf('.', StringComparison.Ordinal) + 1)..], error.Key, false, error.Facts))];

    private string PhotoUpload => $"files/correction-evidence?correction={_id}&student={_subject!.StudentId}&kind={EvidenceKind.NewPhoto}";

    private string TextOf(FieldError error) => error.Key == CorrectionRefusals.KindMissing
        ? L[error.Key, L[$"EvidenceKind.{error.Facts[0]}"]]
        : Outcomes.TextOf(error, L[error.Key].ResourceNotFound ? EntryWords : L);

    private static string Item(string field) => field.Split('.')[0];

    private static string IdOf(string field) => field switch
    {
        "Reason" => "correction-reason",
        "Ground" => "correction-ground",
        "DocumentNumber" => "correction-document",
        "Evidence" => "correction-scans",
        _ when Item(field) is nameof(RecordField.Family) or nameof(RecordField.Schooling) => $"f-{field.Replace('.', '-')}",
        _ => CorrectionItem.IdOf(field),
    };
}
