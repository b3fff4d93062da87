using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Setup;

public enum SetupStep
{
    College,
    Majors,
    Classes,
    Staff,
}

/// <param name="Count">Majors, classes or staff there are; for the college 1 once it has its name.</param>
public sealed record SetupStepState(SetupStep Step, bool IsDone, int Count);

/// <summary>How far an empty portal has come. A step is done when what it asks for is there, whichever way it came in.</summary>
public sealed class SetupProgress(RecordsDb database, ICurrentUser user)
{
    /// <summary>In order; empty for who does not set the portal up.</summary>
    public async Task<IReadOnlyList<SetupStepState>> StepsAsync(CancellationToken cancel = default)
    {
        if (!(await user.GetAsync(cancel)).May(Feature.FirstSteps))
        {
            return [];
        }

        await using var db = database.Open();
        var named = await db.Settings.AnyAsync(s => s.Key == SettingKeys.CollegeName, cancel);
        var (majors, classes) = (await db.Majors.CountAsync(cancel), await db.Classes.CountAsync(cancel));
        var staff = await db.Users.CountAsync(a => a.StudentId == null, cancel);
        var registrars = await db.Grants.AnyAsync(g => g.Role == Role.Registrar, cancel);
        return
        [
            new(SetupStep.College, named, named ? 1 : 0),
            new(SetupStep.Majors, majors > 0, majors),
            new(SetupStep.Classes, classes > 0, classes),
            new(SetupStep.Staff, registrars, staff),
        ];
    }
}
