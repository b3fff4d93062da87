using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RecordsPortal.Components.Common;
using RecordsPortal.Components.Registry;
using RecordsPortal.Core.Intake.Entry;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Components.Intake.Entry;

/// <summary>A part of the entry pages: its words, the names of items, and what the shell has loaded.</summary>
public abstract class EntryPart : ComponentBase
{
    [Inject]
    public required IStringLocalizer<EntryText> L { get; init; }

    [Inject]
    public required IStringLocalizer<FieldText> Names { get; init; }

    [Inject]
    public required OutcomeMessages Messages { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [CascadingParameter]
    public required EntryScreen Screen { get; set; }

    protected EntryView View => Screen.View;

    protected string NameOf(RecordField field) => Names[$"RecordField.{field}"];

    protected string NameOf(Enum value) => Names[$"{value.GetType().Name}.{value}"];

    protected string TextOf(EntryFinding finding) => Messages.TextOf(new Core.Common.FieldError($"{finding.Field}", finding.Key, finding.Facts), L);

    /// <summary>The reviewer's reason in the reader's language; what was written by hand stays as written.</summary>
    protected static string ReasonOf(ReturnView returned) =>
        string.Join(' ', new[] { Dates.IsChinese ? returned.Zh : returned.En, returned.Text }.Where(text => !string.IsNullOrWhiteSpace(text)));

    /// <summary>The id of the control an error link leads to.</summary>
    protected static string IdOf(RecordField field, string? part = null) => part is null ? $"f-{field}" : $"f-{field}-{part.Replace('.', '-')}";
}
