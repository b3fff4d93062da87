using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RecordsPortal.Components.Common;
using RecordsPortal.Components.Registry;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Components.Records;

/// <summary>Other records that bear this person's ID number, and somebody's word on whether they are the same person.</summary>
public sealed partial class RecordOthers : LiveComponentBase
{
    private IReadOnlyList<OtherRecord> _others = [];
    private Guid _shown;
    private Guid? _deciding;
    private bool _isSame;
    private string? _reason;
    private string? _fault;

    [Inject]
    public required PersonLinks Links { get; init; }

    [Inject]
    public required ICurrentUser User { get; init; }

    [Inject]
    public required OutcomeMessages Messages { get; init; }

    [Inject]
    public required IStringLocalizer<RegistryText> Shared { get; init; }

    [Parameter, EditorRequired]
    public Guid StudentId { get; set; }

    private bool MayLink { get; set; }

    // The other record's page has another student's id: a word about the pair concerns both.
    protected override bool Shows(RecordChange change) => change.Kind is "PersonLink" || _others.Any(other => other.Id == change.StudentId);

    protected override async Task ReloadAsync(long atLeast)
    {
        MayLink = (await User.GetAsync(Closed)).May(Feature.LinkRecords);
        _others = await Links.OfAsync(StudentId, Closed);
        _shown = StudentId;
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_shown != Guid.Empty && _shown != StudentId)
        {
            _deciding = null;
            await AskAgainAsync();
        }
    }

    private static string Word(bool? isSame) => isSame switch
    {
        true => "OtherSame",
        false => "OtherNotSame",
        null => "OtherUndecided",
    };

    private static StatusTone Tone(bool? isSame) => isSame switch
    {
        true => StatusTone.Done,
        false => StatusTone.NotBegun,
        null => StatusTone.Warning,
    };

    private void Begin(Guid other, bool isSame) => (_deciding, _isSame, _reason, _fault) = (other, isSame, null, null);

    private async Task DecideAsync()
    {
        var outcome = await Links.DecideAsync(Guid.CreateVersion7(), StudentId, _deciding!.Value, _isSame, _reason ?? "");
        _fault = outcome is Outcome.Invalid invalid ? Messages.TextOf(invalid.Errors[0], Shared) : null;
        if (_fault is null && Messages.Show(outcome, L))
        {
            _deciding = null;
            await AskAgainAsync();
        }
    }
}
