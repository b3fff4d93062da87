using Microsoft.AspNetCore.Components;
using MudBlazor;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Setup;

namespace RecordsPortal.Components.Setup;

/// <summary>The terms of the school years, the latest first.</summary>
public sealed partial class TermsPage : LiveComponentBase
{
    private IReadOnlyList<TermRow>? _rows;
    private TermForm? _editing;

    [Inject]
    public required StructureList List { get; init; }

    [Inject]
    public required TermService Terms { get; init; }

    [Inject]
    public required CollegeClock Clock { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required OutcomeMessages Outcomes { get; init; }

    // A school year begins in the summer: in March one still makes terms of the year before.
    private TermForm New => new(null, 0, Clock.Today.Month >= 7 ? Clock.Today.Year : Clock.Today.Year - 1, 1, null, null, 18);

    protected override bool Shows(RecordChange change) => change.Kind is "Term";

    protected override async Task ReloadAsync(long atLeast) => _rows = await List.TermsAsync(Closed);

    private string NameOf(TermRow row) => L["TermName", row.SchoolYear, row.SchoolYear + 1, L[$"Term.{row.Number}"]];

    private static TermForm FormOf(TermRow row) => new(row.Id, row.Version, row.SchoolYear, row.Number, row.StartsOn, row.EndsOn, row.Weeks);

    private (string Key, StatusTone Tone) StateOf(TermRow row) => Clock.Today switch
    {
        var today when today < row.StartsOn => ("Coming", StatusTone.NotBegun),
        var today when today > row.EndsOn => ("Over", StatusTone.Done),
        _ => ("Now", StatusTone.Active),
    };

    private async Task RemoveAsync(TermRow row)
    {
        if (await Dialogs.AskAsync(L["RemoveTitle"], L["RemoveText", NameOf(row)], L["Remove"], dangerous: true))
        {
            Outcomes.Show(await Terms.RemoveAsync(Guid.CreateVersion7(), row.Id, Closed), L, L["Removed"]);
        }
    }
}
