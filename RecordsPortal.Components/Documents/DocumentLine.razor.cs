using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Documents;
using RecordsPortal.Core.Documents.Jobs;

namespace RecordsPortal.Components.Documents;

/// <summary>One document of the list: how far it is, and what can be done with it now.</summary>
public sealed partial class DocumentLine : ComponentBase
{
    private const long Kilobyte = 1024;
    private const long Megabyte = 1024 * 1024;

    [Inject]
    public required OutcomeMessages Outcomes { get; init; }

    [Parameter, EditorRequired]
    public required DocumentItem Item { get; set; }

    [Parameter, EditorRequired]
    public string Place { get; set; } = "";

    [Parameter]
    public EventCallback<Guid> OnCancel { get; set; }

    [Parameter]
    public EventCallback<Guid> OnAgain { get; set; }

    [Parameter]
    public EventCallback<Guid> OnRemove { get; set; }

    private bool IsUnderWay => Item.State is DocumentJobState.Waiting or DocumentJobState.Running;

    private string Name => $"{L[$"DocumentKind.{Item.Order.Kind}"]} {Place}";

    private string Size => Item.Bytes >= Megabyte
        ? string.Create(CultureInfo.InvariantCulture, $"{(double)Item.Bytes / Megabyte:0.0} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, Item.Bytes / Kilobyte)} KB");

    private StatusTone Tone => Item.State switch
    {
        DocumentJobState.Waiting => StatusTone.NotBegun,
        DocumentJobState.Running => StatusTone.Waiting,
        DocumentJobState.Done => StatusTone.Done,
        DocumentJobState.Failed or DocumentJobState.Interrupted => StatusTone.Warning,
        _ => StatusTone.Stopped,
    };

    private string Sentence(string fault) =>
        Outcomes.TextOf(new Outcome.Refused(fault, fault == DocumentKeys.MissingGlyph ? [Item.FaultName ?? "", Item.FaultCharacters ?? ""] : []), L);
}
