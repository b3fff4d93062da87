using RecordsPortal.Components.Common;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Intake.Entry;

namespace RecordsPortal.Components.Intake.Entry;

/// <summary>The task list: how far one is, until when, and one thing to do next.</summary>
public sealed partial class EntryHome : EntryPart
{
    private IReadOnlyList<(IntakeSection Section, SectionState State)> Sections => [.. Enum.GetValues<IntakeSection>().Select(section => (section, View.StateOf(section)))];

    private int DoneCount => Sections.Count(s => s.State is SectionState.Done or SectionState.Locked);

    private string? Deadline => View.IsOpen && View.Dates.ClosesOn is { } last ? L[View.Dates.IsExtended ? "DeadlineExtended" : "Deadline", Dates.Day(last)].Value : null;

    private string Summary => (View.State, Sections.Count - DoneCount) switch
    {
        (IntakeState.Returned, > 0 and var left) => L["ReturnedLeft", left],
        (_, 0) => L["AllDone"],
        (_, var left) => L["StepsLeft", left],
    };

    private string NextHref => View.Next is { } section ? Screen.AddressOf(section) : $"{Screen.Root}/check";

    private string NextKey => View switch
    {
        { Next: null } => "GoCheck",
        { State: IntakeState.Returned } => "GoMend",
        { State: IntakeState.NotBegun } => "GoBegin",
        _ => "GoOn",
    };

    private string StateText(IntakeSection section, SectionState state) => state == SectionState.Returned
        ? L["Section.Returned", View.In(section).Count(i => i.IsUnmended)]
        : L[$"Section.{state}"];

    private static StatusTone ToneOf(SectionState state) => state switch
    {
        SectionState.Returned => StatusTone.Returned,
        SectionState.Done or SectionState.Locked => StatusTone.Done,
        SectionState.Begun => StatusTone.Waiting,
        _ => StatusTone.NotBegun,
    };
}
