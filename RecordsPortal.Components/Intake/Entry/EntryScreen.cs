using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Intake.Entry;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Components.Intake.Entry;

internal enum EntryPlace
{
    Home,
    Assist,
    Notice,
    Section,
    Check,
    Receipt,
}

/// <summary>What every part of the entry pages needs to know, made anew with each load.</summary>
/// <param name="Root">The address of the task list, without a slash at either end.</param>
/// <param name="Reload">Asks again and repaints; after a command of one's own there is no need to wait for its news.</param>
public sealed record EntryScreen(EntryOf Of, string Root, EntryView View, CollegeDirectory College, PhotoHint Photo, Func<Task> Reload)
{
    public string AddressOf(IntakeSection section) => $"{Root}/{section.ToString().ToLowerInvariant()}";
}

/// <summary>The college's rule for photos, for people: pixels, and kilobytes at most.</summary>
public sealed record PhotoHint(int Width, int Height, int Kilobytes);
