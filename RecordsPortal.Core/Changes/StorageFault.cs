using Microsoft.Data.Sqlite;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Changes;

/// <summary>What a failed write says about the server and not about the person who wrote.</summary>
public static class StorageFault
{
    private const int Busy = 5;
    private const int Full = 13;

    /// <summary>What the system says of a file that finds no room: ENOSPC and EDQUOT, or ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL.</summary>
    private static readonly int[] _noRoom = [28, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    /// <summary>The key of the sentence for a full disk or a busy database; null for everything else.</summary>
    public static string? KeyOf(Exception? fault) => (fault as SqliteException ?? fault?.InnerException as SqliteException)?.SqliteErrorCode switch
    {
        Full => OutcomeKeys.DiskFull,
        Busy => OutcomeKeys.TooBusy,
        null when fault is IOException && _noRoom.Contains(fault.HResult) => OutcomeKeys.DiskFull,
        _ => null,
    };
}
