using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using MudBlazor;
using RecordsPortal.Components.Common;
using RecordsPortal.Components.Registry;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Records;

namespace RecordsPortal.Components.Records;

/// <summary>Says what will leave, asks how much of the numbers, orders the sheet and has the browser fetch it.</summary>
public sealed partial class ExportDialog : ComponentBase
{
    private readonly Guid _command = Guid.CreateVersion7();
    private Numbers _numbers;
    private bool _everything;
    private bool _mayWhole;
    private bool _isBusy;
    private string? _reason;
    private string? _fault;
    private string? _problem;

    private enum Numbers
    {
        None,
        Masked,
        Whole,
    }

    [Inject]
    public required StudentExports Exports { get; init; }

    [Inject]
    public required OutcomeMessages Messages { get; init; }

    [Inject]
    public required IStringLocalizer<RegistryText> Shared { get; init; }

    [Inject]
    public required ICurrentUser User { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    /// <summary>As the list shows it, with its order and columns.</summary>
    [Parameter, EditorRequired]
    public StudentListQuery Query { get; set; } = new();

    [Parameter, EditorRequired]
    public int Total { get; set; }

    /// <summary>The question in the reader's words; "" for everybody.</summary>
    [Parameter, EditorRequired]
    public string Words { get; set; } = "";

    private IReadOnlyList<StudentColumn> Shown => StudentColumns.Parse(Query.Columns);

    private IReadOnlyList<StudentColumn> Chosen =>
    [
        .. _everything ? StudentColumns.Listed : Shown,
        .. _numbers == Numbers.None ? [] : (StudentColumn[])[StudentColumn.IdNumber, StudentColumn.Phone],
    ];

    public static Task ShowAsync(IDialogService dialogs, StudentListQuery query, int total, string words) => dialogs.ShowAsync<ExportDialog>(null, new DialogParameters<ExportDialog>
    {
        { x => x.Query, query },
        { x => x.Total, total },
        { x => x.Words, words },
    });

    protected override async Task OnInitializedAsync() => _mayWhole = (await User.GetAsync()).May(Feature.ExportSealed);

    private async Task OrderAsync()
    {
        _isBusy = true;
        var words = Words.Length == 0 ? L["Everybody"].Value : Words;
        var outcome = await Exports.OrderAsync(_command, new ExportOrder(Query, Chosen, words, _numbers != Numbers.Whole, _reason));
        _isBusy = false;
        (_fault, _problem) = outcome switch
        {
            Outcome.Done => (null, null),
            Outcome.Invalid invalid => (Messages.TextOf(invalid.Errors[0], Shared), (string?)null),
            var other => (null, Messages.TextOf(other, L)),
        };
        if (outcome is Outcome.Done { Receipt.Id: { } id })
        {
            await using var module = await Js.InvokeAsync<IJSObjectReference>("import", "./_content/RecordsPortal.Components/js/files.js");
            await module.InvokeVoidAsync("fetchFile", $"students/exports/{id}.xlsx");
            Dialog.Close();
        }
    }
}
