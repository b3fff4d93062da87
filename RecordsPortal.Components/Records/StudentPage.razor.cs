using Microsoft.AspNetCore.Components;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Records;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Components.Records;

/// <summary>One student's record, in the order a registrar asks for it: who, from where, admitted how, and who answers for each value.</summary>
public sealed partial class StudentPage : LiveComponentBase
{
    private StudentRecord? _record;
    private CollegeDirectory? _college;
    private Guid _shown;
    private bool _missing;

    [Inject]
    public required StudentRecordService Records { get; init; }

    [Inject]
    public required ReferenceService Reference { get; init; }

    [Parameter]
    public Guid Id { get; set; }

    private string Subtitle => string.Join(" · ", new[]
    {
        _record!.StudentNumber,
        _record.Values[RecordField.CandidateNumber],
        Registry.FieldValues.Show(_college!.Major(_college.MajorByCode(_record.Values[RecordField.CurrentMajor])?.Id)),
        _college.Class(_record.ClassId)?.Name,
    }.Where(part => !string.IsNullOrEmpty(part)));

    private bool IsEntryOpen => _record!.Intake?.State is IntakeState.NotBegun or IntakeState.Draft or IntakeState.Returned;

    protected override bool Shows(RecordChange change) => change.StudentId == Id;

    protected override async Task ReloadAsync(long atLeast)
    {
        _college = await Reference.DirectoryAsync(Closed);
        _record = await Records.FindAsync(Id, Closed);
        (_missing, _shown) = (_record is null, Id);
    }

    protected override async Task OnParametersSetAsync()
    {
        // From one student to another the page stays and only its parameter changes.
        if (_shown != Guid.Empty && _shown != Id)
        {
            await AskAgainAsync();
        }
    }

    private bool Offers(Feature feature) => _record!.Offered.Contains(feature);
}
