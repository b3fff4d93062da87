namespace RecordsPortal.Core.Records;

/// <summary>What a sheet may hold and how long an order for one stands.</summary>
public static class ExportRules
{
    public const string NumberSought = "Export.NumberSought";
    public const string NotWhole = "Export.NotWhole";

    /// <summary>An order not fetched by then is void: a link left in a history must not give a list of people next week.</summary>
    public static readonly TimeSpan Stands = TimeSpan.FromMinutes(10);

    public static bool HasNumbers(IEnumerable<StudentColumn> columns) => columns.Any(column => column >= StudentColumn.IdNumber);
}
