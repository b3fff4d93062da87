using Microsoft.Data.Sqlite;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Changes;

/// <summary>What a failed write says about the server and not about the person who wrote.</summary>
public static class StorageFault
{
    private const int Busy = 5;
    private const int Full = 13;

    /// <summary>The key of the sentence for a full disk or a busy database; null for everything else.</summary>
    public static string? KeyOf(Exception? fault) => (fault as SqliteException ?? fault?.InnerException as SqliteException)?.SqliteErrorCode switch
    {
        Full => OutcomeKeys.DiskFull,
        Busy => OutcomeKeys.TooBusy,
        _ => null,
    };
}
