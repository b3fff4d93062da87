using Microsoft.AspNetCore.Components;
using RecordsPortal.Core.Intake.Entry;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Components.Intake.Entry;

/// <summary>Family contacts, one group each. An empty group is not sent, so a freshly added one waits here until something is in it.</summary>
public sealed partial class FamilyEditor : EntryPart
{
    private static readonly FamilyMember Blank = new("", "", null, null, null);

    private List<FamilyMember> _members = [];
    private IReadOnlyList<FamilyMember> _given = [];

    [Parameter, EditorRequired]
    public IReadOnlyList<FamilyMember> Members { get; set; } = [];

    [Parameter]
    public IReadOnlyList<EntryFinding> Findings { get; set; } = [];

    [Parameter]
    public EventCallback<IReadOnlyList<FamilyMember>> OnChange { get; set; }

    protected override void OnParametersSet()
    {
        // Only news replaces what stands here: the draft comes back after each save and must not close the group just opened.
        if (_members.Count == 0 || !Members.SequenceEqual(_given))
        {
            var open = _members.Count(m => m == Blank);
            _given = Members;
            _members = [.. Members, .. Enumerable.Repeat(Blank, Members.Count == 0 ? Math.Max(1, open) : open)];
        }
    }

    private Task SetAsync(int index, FamilyMember member)
    {
        _members[index] = member;
        return SendAsync();
    }

    private void Add() => _members.Add(Blank);

    private Task RemoveAsync(int index)
    {
        _members.RemoveAt(index);
        return SendAsync();
    }

    private Task SendAsync()
    {
        _given = [.. _members.Where(m => m != Blank)];
        return OnChange.InvokeAsync(_given);
    }

    private string Id(int index, string part) => IdOf(RecordField.Family, $"{index}.{part}");

    private string? Error(int? index, string? part) =>
        Findings.FirstOrDefault(f => f.Part == (index is null ? null : $"{index}.{part}")) is { } finding ? TextOf(finding) : null;
}
