using System.Globalization;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Admission;

/// <summary>What became of the rows of a list, counted as they pass.</summary>
internal sealed class ImportTally
{
    private readonly Dictionary<RowFate, int> _fates = [];
    private readonly Dictionary<int, int> _years = [];

    public int Rows { get; private set; }

    public int this[RowFate fate] => _fates.GetValueOrDefault(fate);

    public void Add(IReadOnlyList<ListedRow> rows)
    {
        Rows += rows.Count;
        foreach (var row in rows)
        {
            _fates[row.Fate] = this[row.Fate] + 1;
            // Of a withdrawn row nothing but the candidate number is judged: what it says for a year need not be one.
            if (int.TryParse(row.Row.Values[RecordField.FormalAdmissionYear], NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            {
                _years[year] = _years.GetValueOrDefault(year) + 1;
            }
        }
    }

    /// <summary>Writes the counts on the list, which is in the archive from now on. Its year is the one most of its rows name.</summary>
    public void Close(AdmissionList list, WriteScope scope)
    {
        list.State = AdmissionListState.Imported;
        (list.ImportedAt, list.ImportedBy) = (scope.Now, scope.Actor.Name);
        (list.Added, list.Unchanged, list.Proposed) = (this[RowFate.New], this[RowFate.Unchanged], this[RowFate.Changed]);
        (list.Withdrawn, list.Faulty) = (this[RowFate.Withdrawn], this[RowFate.Faulty]);
        list.Year = _years.OrderByDescending(year => year.Value).Select(year => year.Key).FirstOrDefault();
    }
}
