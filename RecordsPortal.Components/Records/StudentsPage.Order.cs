using RecordsPortal.Core.Records;

namespace RecordsPortal.Components.Records;

/// <summary>Columns and order: what the address says, else what the reader last chose, else the usual.</summary>
public sealed partial class StudentsPage
{
    private (string? Words, IReadOnlyList<StudentColumn> Columns) _columns = (null, StudentColumns.Usual);

    private string? ColumnWords => _query.Columns ?? _arrangement.Columns;

    /// <summary>The same instance until others are chosen: rows compare it to know whether to paint.</summary>
    private IReadOnlyList<StudentColumn> Columns
    {
        get
        {
            if (ColumnWords != _columns.Words)
            {
                _columns = (ColumnWords, ColumnWords is null ? StudentColumns.Usual : StudentColumns.Parse(ColumnWords));
            }

            return _columns.Columns;
        }
    }

    /// <summary>The question with the order in force.</summary>
    private StudentListQuery Effective => _query.Sort is not null ? _query : _query with
    {
        Sort = _arrangement.Sort?.TrimStart('-') ?? StudentListQuery.Sorts[0],
        Descending = _arrangement.Sort?.StartsWith('-') ?? false,
    };

    /// <summary>The question as it looks here: what somebody keeps or takes out must not depend on what they choose tomorrow.</summary>
    private StudentListQuery Current => Effective with { Columns = StudentColumns.Join(Columns) };

    private string OrderWord => (Effective.Descending ? "-" : "") + Effective.Sort;

    private IEnumerable<(string Value, string Text)> Orders => Columns.Append(StudentColumn.Year).Distinct()
        .SelectMany(column => (string[])[StudentColumns.Word(column), "-" + StudentColumns.Word(column)], (column, word) =>
            (word, L[word[0] == '-' != (column == StudentColumn.Year) ? "OrderDown" : "OrderUp", L[$"Column.{column}"]].Value));

    private void OrderBy(string? word) => Go(_query with { Sort = word?.TrimStart('-'), Descending = word is ['-', ..] });

    private void ShowColumns(IReadOnlyList<StudentColumn> columns) => Go(_query with { Columns = StudentColumns.Join(columns) });

    /// <summary>An order or columns that somebody has chosen are theirs from then on.</summary>
    private async Task RememberAsync(StudentListQuery query)
    {
        var chosen = new Arrangement(query.Columns ?? _arrangement.Columns, query.Sort is null ? _arrangement.Sort : (query.Descending ? "-" : "") + query.Sort);
        if (chosen != _arrangement && RendererInfo.IsInteractive)
        {
            _arrangement = chosen;
            await Views.ArrangeAsync(Guid.CreateVersion7(), chosen, Closed);
        }
    }
}
