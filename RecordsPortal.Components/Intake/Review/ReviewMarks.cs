using RecordsPortal.Core.Intake.Review;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Components.Intake.Review;

/// <summary>The reviewer's marks on the open case before they are sent: what is accepted, what is to go back.</summary>
public sealed class ReviewMarks
{
    private readonly HashSet<RecordField> _accepted = [];
    private readonly HashSet<RecordField> _returned = [];

    public IReadOnlyCollection<RecordField> Accepted => _accepted;

    public IReadOnlyCollection<RecordField> Returned => _returned;

    /// <summary>True accepted, false to be returned, null no word yet.</summary>
    public bool? Of(RecordField field) => _accepted.Contains(field) ? true : _returned.Contains(field) ? false : null;

    public void Accept(RecordField field) => Toggle(_accepted, _returned, field);

    public void Return(RecordField field) => Toggle(_returned, _accepted, field);

    /// <summary>What still wants a word before the case can be approved.</summary>
    public IReadOnlyList<RecordField> Open(ReviewCase shown) =>
        [.. shown.Items.Where(item => item.Differs && item.Verdict is not true && !_accepted.Contains(item.Field)).Select(item => item.Field)];

    /// <summary>A value that moved takes its mark with it: what was accepted was another value.</summary>
    public void Keep(ReviewCase before, ReviewCase now)
    {
        var moved = now.Items.Where(item => before.Items.FirstOrDefault(b => b.Field == item.Field) is not { } old
            || (!old.IsMasked && !item.IsMasked && (old.Listed, old.Entered) != (item.Listed, item.Entered))).Select(item => item.Field).ToHashSet();
        _accepted.RemoveWhere(moved.Contains);
        _returned.RemoveWhere(moved.Contains);
    }

    private static void Toggle(HashSet<RecordField> on, HashSet<RecordField> off, RecordField field)
    {
        off.Remove(field);
        if (!on.Remove(field))
        {
            on.Add(field);
        }
    }
}
