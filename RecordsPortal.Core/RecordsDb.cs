using Microsoft.EntityFrameworkCore;

namespace RecordsPortal.Core;

/// <summary>The handle through which services reach the database. Its one member is internal, so nothing outside this project gets further.</summary>
public sealed class RecordsDb
{
    private readonly IDbContextFactory<RecordsDbContext> _contexts;

    internal RecordsDb(IDbContextFactory<RecordsDbContext> contexts) => _contexts = contexts;

    /// <summary>A context for one operation; dispose it.</summary>
    internal RecordsDbContext Open() => _contexts.CreateDbContext();
}
