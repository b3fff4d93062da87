using Microsoft.AspNetCore.Components;
using RecordsPortal.Components.Common;
using RecordsPortal.Components.Registry;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Admission;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Components.Intake.Admission;

/// <summary>What later lists say otherwise, to be taken over or not, item by item.</summary>
public sealed partial class AdmissionProposalsPage : LiveComponentBase
{
    private IReadOnlyList<ProposalItem>? _proposals;
    private CollegeDirectory? _college;

    [Inject]
    public required AdmissionQueries Lists { get; init; }

    [Inject]
    public required AdmissionProposals Service { get; init; }

    [Inject]
    public required ReferenceService Reference { get; init; }

    [Inject]
    public required OutcomeMessages Messages { get; init; }

    /// <summary>All proposals of one list, decided ones too; without it, the open ones of all.</summary>
    [SupplyParameterFromQuery(Name = "list")]
    public string? ListAsked { get; set; }

    private TrailStep[] Trail => [new(L["Lists"], "admission-lists")];

    protected override bool Shows(RecordChange change) => change.Kind is "AdmissionProposal" or "Student";

    protected override async Task ReloadAsync(long atLeast)
    {
        _college ??= await Reference.DirectoryAsync(Closed);
        _proposals = await Lists.ProposalsAsync(AddressText.Id(ListAsked), Closed);
    }

    private async Task DecideAsync(ProposalItem item, bool accept)
    {
        Messages.Show(await Service.DecideAsync(Guid.CreateVersion7(), item.Id, accept, Closed), L, L[accept ? "Accepted" : "Refused"]);
        await AskAgainAsync();
    }

    // Numbers come masked and are shown as they come; everything else is put into words.
    private string Show(RecordField field, string? value) => value switch
    {
        null => L["NoValue"],
        _ when field is RecordField.IdNumber or RecordField.Phone => value,
        _ => FieldValues.Show(field, value, _college!),
    };
}
