using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using RecordsPortal.Core.Intake.Admission;
using RecordsPortal.Core.Intake.Import;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Components.Intake.Admission;

/// <summary>What each column means and what unknown routes stand for, as read and to be corrected.</summary>
public sealed partial class AdmissionMapping : ComponentBase
{
    private Dictionary<int, ListColumn> _columns = [];
    private Dictionary<string, string> _routes = [];
    private AdmissionListDetails? _shown;
    private SheetMapping _mapping = new(new Dictionary<int, ListColumn>());
    private bool _isChanged;
    private bool _opens;

    [Parameter, EditorRequired]
    public AdmissionListDetails Details { get; set; } = default!;

    [Parameter]
    public EventCallback<SheetMapping> OnSave { get; set; }

    private SheetMapping Mapping => new(_columns) { Routes = _routes };

    protected override void OnParametersSet()
    {
        // Only when the list itself was read anew: a repaint must not undo what the registrar is choosing.
        if (!ReferenceEquals(_shown, Details))
        {
            (_shown, _isChanged) = (Details, false);
            (_columns, _routes) = (Details.Mapping.Columns.ToDictionary(), Details.Mapping.Routes.ToDictionary());
            _mapping = Mapping;
            // As the list was read, not as it is being corrected: the last missing column found must not close the table under the hand.
            _opens = _mapping.Missing.Count > 0;
        }
    }

    private static string Heading(ListColumn column) => ListColumns.Of(column).Heading(CultureInfo.CurrentUICulture);

    private static string RouteId(string route) => $"route-{Math.Abs(string.GetHashCode(route, StringComparison.Ordinal))}";

    /// <summary>Somebody's number is not needed to tell what a column holds; in a column not yet understood it is known by its shape.</summary>
    private string Example(SheetColumn column) => (_columns.TryGetValue(column.Index, out var meaning) ? meaning : (ListColumn?)null) switch
    {
        ListColumn.IdNumber => Mask.IdNumber(FieldForm.Normalise(Core.Registry.RecordField.IdNumber, column.Example)),
        ListColumn.Phone => Mask.Phone(FieldForm.Normalise(Core.Registry.RecordField.Phone, column.Example)),
        null when IdNumberShape().IsMatch(column.Example) => Mask.IdNumber(column.Example),
        null when PhoneShape().IsMatch(column.Example) => Mask.Phone(column.Example),
        _ => column.Example,
    };

    [GeneratedRegex(@"^\d{17}[\dXx]$")]
    private static partial Regex IdNumberShape();

    [GeneratedRegex(@"^(\+86)?1\d{10}$")]
    private static partial Regex PhoneShape();

    private void SetColumn(int index, string? choice)
    {
        _columns.Remove(index);
        if (Enum.TryParse<ListColumn>(choice, out var column))
        {
            _columns[index] = column;
        }

        (_mapping, _isChanged) = (Mapping, true);
    }

    private void SetRoute(string text, string? route)
    {
        _routes.Remove(text);
        if (!string.IsNullOrEmpty(route))
        {
            _routes[text] = route;
        }
    }
}
