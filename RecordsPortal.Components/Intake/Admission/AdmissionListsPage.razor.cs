using Microsoft.AspNetCore.Components;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Intake.Admission;

namespace RecordsPortal.Components.Intake.Admission;

/// <summary>All lists that ever came, and the place to bring the next. The file goes by plain HTTP, not through the circuit.</summary>
public sealed partial class AdmissionListsPage : LiveComponentBase
{
    private readonly Guid _command = Guid.CreateVersion7();
    private IReadOnlyList<AdmissionListItem>? _lists;
    private int _proposals;

    [Inject]
    public required AdmissionQueries Lists { get; init; }

    /// <summary>Why the last upload was refused: a key of the import's refusals, and the facts of its sentence.</summary>
    [SupplyParameterFromQuery(Name = "refused")]
    public string? RefusedKey { get; set; }

    [SupplyParameterFromQuery(Name = "fact")]
    public string[]? Facts { get; set; }

    private string? Refusal => RefusedKey is not { Length: > 0 } key
        ? null
        : (Import[key, [.. Facts ?? []]] is { ResourceNotFound: false } sentence ? sentence : L["NotTakenText"]).Value;

    protected override bool Shows(RecordChange change) => change.Kind is "AdmissionList" or "AdmissionProposal";

    protected override async Task ReloadAsync(long atLeast)
    {
        _lists = await Lists.ListsAsync(Closed);
        _proposals = _lists.Sum(list => list.OpenProposals);
    }
}
