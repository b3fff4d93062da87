using RecordsPortal.Core.Access;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Records;
using RecordsPortal.Core.Statistics;

namespace RecordsPortal.Components.Home;

/// <summary>One number that asks for somebody's work, and where the work is done.</summary>
/// <param name="Key">Names its words: "Task.Key" and "Task.Key.Hint".</param>
public sealed record HomeTask(string Key, int Count, string Href)
{
    /// <summary>What this person's day consists of, the most pressing first. Numbers of work that is not theirs do not appear.</summary>
    public static IReadOnlyList<HomeTask> For(Actor actor, HomeNumbers numbers)
    {
        var all = new StudentListQuery { Intake = numbers.Year };
        return [.. Possible().Where(task => actor.May(task.Feature)).Select(task => task.Task)];

        IEnumerable<(Feature Feature, HomeTask Task)> Possible() =>
        [
            (Feature.Review, new("Review", numbers[IntakeState.Submitted], "review")),
            (Feature.AdmissionLists, new("Lists", numbers.ListsChecked, "admission-lists")),
            (Feature.AdmissionLists, new("Proposals", numbers.Proposals, "admission-lists")),
            (Feature.CorrectionApproval, new("Corrections", numbers.Corrections, "corrections")),
            (Feature.Chase, new("NotActivated", numbers.NotActivated, (all with { Short = IntakeStage.Activated }).Href)),
            (Feature.Chase, new("NotBegun", numbers[IntakeState.NotBegun] - numbers.NotActivated, (all with { Reached = IntakeStage.Activated, State = IntakeState.NotBegun }).Href)),
            (Feature.Chase, new("Draft", numbers[IntakeState.Draft], (all with { State = IntakeState.Draft }).Href)),
            (Feature.Chase, new("Returned", numbers[IntakeState.Returned], (all with { State = IntakeState.Returned }).Href)),
            (Feature.CheckIn, new("CheckIn", numbers.ToCheckIn, "check-in")),
            (Feature.Dashboard, new("Approved", numbers[IntakeState.Approved], (all with { Reached = IntakeStage.Approved }).Href)),
            (Feature.Dashboard, new("Admitted", numbers.Admitted, all.Href)),
        ];
    }
}
