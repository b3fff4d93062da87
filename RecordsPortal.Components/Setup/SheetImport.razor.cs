using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Import;
using RecordsPortal.Core.Setup;

namespace RecordsPortal.Components.Setup;

/// <summary>
/// A sheet brought in in three steps: template, file, trial. The file comes through the circuit: it is small, comes from a desk, and what was
/// read of it must stay with the reader until they say yes.
/// </summary>
public sealed partial class SheetImport<T> : ComponentBase
{
    private const int MostShown = 200;
    private const long MostBytes = 2 * 1024 * 1024;

    private SheetReading<T>? _reading;
    private string? _problem;
    private Guid _command;
    private bool _isBusy;

    [Inject]
    public required OutcomeMessages Outcomes { get; init; }

    [Parameter, EditorRequired]
    public SetupSheet Sheet { get; set; }

    [Parameter, EditorRequired]
    public Func<byte[], Task<SheetReading<T>?>> Read { get; set; } = null!;

    [Parameter, EditorRequired]
    public Func<Guid, IReadOnlyList<T>, Task<Outcome>> Add { get; set; } = null!;

    /// <summary>Once everything of the sheet is there.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    private async Task ReadAsync(InputFileChangeEventArgs change)
    {
        (_reading, _problem, _command) = (null, null, Guid.CreateVersion7());
        if (change.File.Size > MostBytes)
        {
            _problem = L["SheetTooLarge"];
            return;
        }

        using var content = new MemoryStream();
        await using (var stream = change.File.OpenReadStream(MostBytes))
        {
            await stream.CopyToAsync(content);
        }

        var reading = await Read(content.ToArray());
        _problem = reading?.Refusal is { } key ? L[key == ImportRefusals.NoHeaderRow ? "SheetNoHeader" : key == ImportRefusals.NoRows ? "SheetNoRows" : "SheetUnreadable"].Value : null;
        _reading = _problem is null ? reading : null;
    }

    private async Task AddAsync()
    {
        _isBusy = true;
        var outcome = await Add(_command, [.. _reading!.Rows.Select(r => r.Value!)]);
        _isBusy = false;
        if (outcome is Outcome.Invalid { Errors: [var first, ..] })
        {
            // Something moved between the trial and the yes; the trial is made again on what stands now.
            _problem = Outcomes.TextOf(first, L);
            return;
        }

        if (Outcomes.Show(outcome, L, L["SheetTaken", ((outcome as Outcome.Done)?.Receipt.Count ?? 0)]))
        {
            _reading = null;
            await OnDone.InvokeAsync();
        }
    }
}
