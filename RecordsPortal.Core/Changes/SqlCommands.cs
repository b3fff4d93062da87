using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace RecordsPortal.Core.Changes;

/// <summary>Plain SQL beside EF, on the context's own connection and in its transaction: without that it would wait for itself.</summary>
internal static class SqlCommands
{
    public static SqliteCommand Sql(this RecordsDbContext db, string text)
    {
        var command = (SqliteCommand)db.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.Transaction) = (text, (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
        return command;
    }
}
