using Microsoft.AspNetCore.Components;
using RecordsPortal.Core.Intake.Entry;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Components.Intake.Entry;

/// <summary>The schools attended, one group each. An empty group is not sent, so a freshly added one waits here until something is in it.</summary>
public sealed partial class SchoolingEditor : EntryPart
{
    private static readonly SchoolingEntry Blank = new("", "", "", null);

    private List<SchoolingEntry> _entries = [];
    private IReadOnlyList<SchoolingEntry> _given = [];

    [Parameter, EditorRequired]
    public IReadOnlyList<SchoolingEntry> Entries { get; set; } = [];

    [Parameter]
    public IReadOnlyList<EntryFinding> Findings { get; set; } = [];

    [Parameter]
    public EventCallback<IReadOnlyList<SchoolingEntry>> OnChange { get; set; }

    protected override void OnParametersSet()
    {
        // Only news replaces what stands here: the draft comes back after each save and must not close the group just opened.
        if (_entries.Count == 0 || !Entries.SequenceEqual(_given))
        {
            var open = _entries.Count(m => m == Blank);
            _given = Entries;
            _entries = [.. Entries, .. Enumerable.Repeat(Blank, Entries.Count == 0 ? Math.Max(1, open) : open)];
        }
    }

    private Task SetAsync(int index, SchoolingEntry entry)
    {
        _entries[index] = entry;
        return SendAsync();
    }

    private void Add() => _entries.Add(Blank);

    private Task RemoveAsync(int index)
    {
        _entries.RemoveAt(index);
        return SendAsync();
    }

    private Task SendAsync()
    {
        _given = [.. _entries.Where(m => m != Blank)];
        return OnChange.InvokeAsync(_given);
    }

    private string Id(int index, string part) => IdOf(RecordField.Schooling, $"{index}.{part}");

    private string? Error(int? index, string? part) =>
        Findings.FirstOrDefault(f => f.Part == (index is null ? null : $"{index}.{part}")) is { } finding ? TextOf(finding) : null;
}
