using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Windows;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Components.Intake.Windows;

/// <summary>When students may enter: by year and route.</summary>
public sealed partial class WindowsPage : LiveComponentBase
{
    private IReadOnlyList<WindowRow>? _rows;
    private WindowForm? _editing;

    [Inject]
    public required IntakeWindowService Windows { get; init; }

    [Inject]
    public required CollegeClock Clock { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required OutcomeMessages Outcomes { get; init; }

    protected override bool Shows(RecordChange change) => change.Kind is "IntakeWindow";

    protected override async Task ReloadAsync(long atLeast) => _rows = await Windows.ListAsync(Closed);

    private WindowForm New() => new(null, 0, Clock.Today.Year, null, null, null);

    private static WindowForm FormOf(WindowRow row) => new(row.Id, row.Version, row.Year, row.Route, row.OpensOn, row.ClosesOn);

    private string RouteOf(WindowRow row) => row.Route is null ? L["AllRoutes"] : AdmissionRoutes.Table.NameOf(row.Route, CultureInfo.CurrentUICulture);

    private (string Key, StatusTone Tone) StateOf(WindowRow row) => Clock.Today switch
    {
        var today when today < row.OpensOn => ("NotYet", StatusTone.NotBegun),
        var today when today > row.ClosesOn => ("Closed", StatusTone.Stopped),
        _ => ("Open", StatusTone.Active),
    };

    private async Task RemoveAsync(WindowRow row)
    {
        if (await Dialogs.AskAsync(L["RemoveTitle"], L["RemoveText", row.Year, RouteOf(row)], L["Remove"], dangerous: true))
        {
            Outcomes.Show(await Windows.RemoveAsync(Guid.CreateVersion7(), row.Id, Closed), L, L["Removed"]);
        }
    }
}
