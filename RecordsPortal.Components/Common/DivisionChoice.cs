using RecordsPortal.Core.Reference;

namespace RecordsPortal.Components.Common;

/// <summary>One list of the cascade: what it offers below <paramref name="Parent"/> and what is chosen there, "" for nothing yet.</summary>
/// <param name="Number">1 for the province; the districts of a municipality are number 3, for that is what they are.</param>
internal sealed record DivisionChoice(int Number, string? Parent, string Chosen, IReadOnlyList<Division> Places)
{
    /// <summary>A county may stay open where the rules allow it, the levels above may not.</summary>
    public bool Required => Number < 3;

    public static IReadOnlyList<DivisionChoice> For(string? code)
    {
        List<DivisionChoice> choices = [];
        string? parent = null;
        foreach (var place in Divisions.Path(code))
        {
            choices.Add(Below(parent, place));
            parent = place.Code;
        }

        return Divisions.ChildrenOf(parent).Count > 0 ? [.. choices, Below(parent, null)] : choices;
    }

    private static DivisionChoice Below(string? parent, Division? chosen)
    {
        var places = Divisions.ChildrenOf(parent);
        // An old record may name a place that is no longer offered; leaving it out would show the record as empty.
        IReadOnlyList<Division> offered = chosen is null || places.Contains(chosen) ? places : [chosen, .. places];
        return new((int)(chosen ?? offered[0]).Level, parent, chosen?.Code ?? "", offered);
    }
}
