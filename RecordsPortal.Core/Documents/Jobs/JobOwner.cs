using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;

namespace RecordsPortal.Core.Documents.Jobs;

/// <summary>Whoever ordered a job, with what they may do now and not what they might when they ordered it. Their session may be long over.</summary>
internal sealed class JobOwner(RecordsDb database, Guid account) : ICurrentUser
{
    public async ValueTask<Actor> GetAsync(CancellationToken cancel = default)
    {
        await using var db = database.Open();
        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == account && !a.IsDisabled, cancel) is not { } owner)
        {
            return Actor.Nobody;
        }

        var grants = await db.Grants.AsNoTracking().Where(g => g.AccountId == account).OrderBy(g => g.Id).ToListAsync(cancel);
        return new Actor(owner.Id, owner.DisplayName, owner.StudentId, [.. grants.Select(g => new RoleGrant(g.Role, g.SchoolId, g.ClassId))]);
    }
}
