using Microsoft.AspNetCore.Components;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Accounts.People;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Components.Accounts.People;

/// <summary>One member of staff: what they may do, where they are signed in, and who changed what.</summary>
public sealed partial class PersonPage : LiveComponentBase
{
    private PersonView? _view;
    private CollegeDirectory? _college;
    private bool _isLoaded;
    private Guid _shown;

    [Inject]
    public required PeopleService People { get; init; }

    [Inject]
    public required StaffService Staff { get; init; }

    [Inject]
    public required ReferenceService Reference { get; init; }

    [Inject]
    public required OutcomeMessages Outcomes { get; init; }

    [Parameter]
    public Guid Id { get; set; }

    protected override bool Shows(RecordChange change) => change.Kind is "Account" or "Grant" or "Session";

    protected override async Task ReloadAsync(long atLeast)
    {
        _shown = Id;
        _college = await Reference.DirectoryAsync(Closed);
        _view = await People.FindAsync(Id, Closed);
        _isLoaded = true;
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_isLoaded && _shown != Id)
        {
            await AskAgainAsync();
        }
    }

    private async Task SignOutAsync()
    {
        Outcomes.Show(await Staff.SignOutAsync(Guid.CreateVersion7(), Id, Closed), L, L["SignedOutDone"]);
        await AskAgainAsync();
    }
}
