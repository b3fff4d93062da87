using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecordsPortal.Components.Registry;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Components.Intake.Entry;

public sealed partial class EntryEditor : EntryPart
{
    [Parameter, EditorRequired]
    public RecordField Field { get; set; }

    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public bool Required { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    [Parameter]
    public string? Error { get; set; }

    [Parameter]
    public string? Value { get; set; }

    [Parameter]
    public EventCallback<string?> OnChange { get; set; }

    private IReadOnlyList<(string Code, string Name)> Options => Field switch
    {
        RecordField.Sex => Of(Sexes.Table),
        RecordField.IdType => Of(IdDocumentTypes.Table),
        RecordField.EthnicGroup => Of(EthnicGroups.Table),
        RecordField.PoliticalStatus => Of(PoliticalStatuses.Table),
        RecordField.AdmissionRoute => Of(AdmissionRoutes.Table),
        RecordField.CurrentMajor or RecordField.FormalMajor => [.. Screen.College.Majors.DistinctBy(m => m.Code).Select(m => (m.Code, FieldValues.Show(m)))],
        _ => [],
    };

    // In the browser's units: a rare character is two, and spaces people type into numbers must fit too.
    private int MaxLength => Field switch
    {
        RecordField.Name => 2 * Limits.Name,
        RecordField.Remarks => Limits.Remarks,
        RecordField.AddressDetail => Limits.Address,
        RecordField.GraduatedFrom => Limits.School,
        _ => 40,
    };

    private string? InputMode => Field switch
    {
        RecordField.Phone => "tel",
        RecordField.EntryYear or RecordField.FormalAdmissionYear or RecordField.PostalCode => "numeric",
        _ => null,
    };

    /// <summary>The student's own; on an officer's machine the browser must not offer the officer's.</summary>
    private string AutoComplete => Screen.Of.IsAssisted ? "off" : Field switch
    {
        RecordField.Name => "name",
        RecordField.Phone => "tel-national",
        RecordField.PostalCode => "postal-code",
        _ => "off",
    };

    private static IReadOnlyList<(string Code, string Name)> Of(CodeTable table) => [.. table.Items.Select(item => (item.Code, item.Name(CultureInfo.CurrentUICulture)))];
}
