using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;

namespace RecordsPortal.Core.NationalRegister;

/// <summary>The batches there were, and what one would do now.</summary>
public sealed class RegisterList(RecordsDb database, ICurrentUser user)
{
    private const int Most = 200;

    /// <summary>The newest first, at most 200.</summary>
    public async Task<IReadOnlyList<RegisterBatchRow>> AllAsync(CancellationToken cancel = default)
    {
        if (!(await user.GetAsync(cancel)).May(Feature.NationalRegistration))
        {
            return [];
        }

        await using var db = database.Open();
        return [.. (await db.RegistrationBatches.AsNoTracking().OrderByDescending(b => b.PreparedAt).Take(Most).ToListAsync(cancel)).Select(Row)];
    }

    /// <summary>Null where there is none, or for those whose work it is not.</summary>
    public async Task<RegisterBatch?> FindAsync(Guid id, CancellationToken cancel = default)
    {
        var reach = (await user.GetAsync(cancel)).ReachOf(Feature.NationalRegistration);
        await using var db = database.Open();
        if (reach.IsEmpty || await db.RegistrationBatches.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, cancel) is not { } batch)
        {
            return null;
        }

        var students = await RegisterStudents.OfAsync(db, reach, batch, cancel);
        return new RegisterBatch(
            Row(batch),
            students.Count(s => s.IsReady),
            students.Count(s => s.RegisteredOn is not null),
            students.Count(s => s.RegisteredOn is null && !s.IsInSchool),
            batch.UnknownRows is { } rows ? JsonSerializer.Deserialize<List<int>>(rows)! : []);
    }

    private static RegisterBatchRow Row(RegistrationBatch b) => new(
        b.Id, b.State, new RegisterChoice(b.Year, b.MajorId, b.ClassId), b.FileName, b.FileHash, b.RegisteredOn, b.Count,
        b.PreparedBy, b.PreparedAt, b.MarkedBy, b.MarkedAt, b.RevertedBy, b.RevertedAt, b.RevertReason);
}
