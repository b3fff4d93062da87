using Microsoft.EntityFrameworkCore;

namespace RecordsPortal.Core;

/// <summary>The handle through which services reach the database. Its one member is internal, so nothing outside this project gets further.</summary>
public sealed class RecordsDb
{
    private readonly IDbContextFactory<RecordsDbContext> _contexts;

    internal RecordsDb(IDbContextFactory<RecordsDbContext> contexts) => _contexts = contexts;

    /// <summary>A context for one operation; dispose it.</summary>
    internal RecordsDbContext Open() => _contexts.CreateDbContext();

    /// <summary>The same with its connection taken until it is disposed: for several questions in a row, each of which would else take and return one, which costs as much as a small question does.</summary>
    internal async Task<RecordsDbContext> OpenConnectedAsync(CancellationToken cancel)
    {
        var db = Open();
        try
        {
            await db.Database.OpenConnectionAsync(cancel);
            return db;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }
}
