using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RecordsPortal.Components.Common;
using RecordsPortal.Components.Registry;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Intake.Entry;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Components.Intake.Entry;

/// <summary>All that is kept about the student who looks: the data, where it stands, who changed it, who looked, who answers for it.</summary>
public sealed partial class OwnRecordPage : LiveComponentBase
{
    private static readonly string[] Kinds = ["Student", "IntakeCase", "FieldDecision"];
    private static readonly RecordField[] Fields =
        [.. Enum.GetValues<RecordField>().Where(f => f is not (RecordField.Family or RecordField.Schooling or RecordField.Photo or RecordField.AdmissionScore))];

    private OwnRecord? _record;
    private CollegeDirectory? _college;
    private RecordValues? _revealed;
    private Guid? _student;
    private bool _isLoaded;

    [Inject]
    public required OwnRecordService Own { get; init; }

    [Inject]
    public required Core.Access.ICurrentUser User { get; init; }

    [Inject]
    public required ReferenceService Reference { get; init; }

    [Inject]
    public required IStringLocalizer<EntryText> L { get; init; }

    [Inject]
    public required IStringLocalizer<FieldText> Names { get; init; }

    protected override bool Shows(RecordChange change) => Kinds.Contains(change.Kind) && change.StudentId is { } student && (_student is null || student == _student);

    protected override async Task ReloadAsync(long atLeast)
    {
        _student ??= (await User.GetAsync(Closed)).StudentId;
        _college ??= await Reference.DirectoryAsync(Closed);
        _record = await Own.LoadAsync(Closed);
        _isLoaded = true;
    }

    private async Task RevealAsync() => _revealed = _revealed is null ? await Own.RevealAsync(Guid.CreateVersion7(), Closed) : null;

    private string? Show(RecordField field) => field == RecordField.CandidateNumber ? _record!.CandidateNumber : (_revealed?[field] ?? _record!.Values[field]) is { } value ? FieldValues.Show(field, value, _college!) : null;
}
