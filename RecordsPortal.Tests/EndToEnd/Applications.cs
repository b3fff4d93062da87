using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>An application waiting in the queue of the demonstration.</summary>
/// <param name="IsScarce">With warnings, or of a class whose counsellor has an account: left to the tests that ask for it.</param>
public sealed record Application(Guid Id, string Name, string CandidateNumber, int Warnings, Guid SchoolId, Guid MajorId, bool IsCounselled)
{
    public bool IsScarce => Warnings > 0 || IsCounselled;
}

/// <summary>The applications of a running demonstration, read from its data folder; each is given out once.</summary>
public sealed class Applications(string folder)
{
    private readonly HashSet<Guid> _given = [];

    /// <summary>Any application, or the first that fits.</summary>
    public async Task<Application> NextAsync(Func<Application, bool>? fits = null)
    {
        var next = (await WaitingAsync()).First(application => !_given.Contains(application.Id) && (fits?.Invoke(application) ?? !application.IsScarce));
        _given.Add(next.Id);
        return next;
    }

    /// <summary>What waits now, the longest waiting first.</summary>
    public async Task<IReadOnlyList<Application>> WaitingAsync()
    {
        await using var services = Services();
        var college = await services.GetRequiredService<ReferenceService>().DirectoryAsync();
        await using var db = services.GetRequiredService<RecordsDb>().Open();
        var counselled = await db.Grants.Where(grant => grant.ClassId != null).Select(grant => grant.ClassId).ToListAsync();
        var waiting = await db.IntakeCases.Where(c => c.State == IntakeState.Submitted).OrderBy(c => c.SubmittedAt)
            .Join(db.Students, c => c.Id, s => s.Id, (c, s) => new { c.Id, s.Name, s.CandidateNumber, c.Warnings, s.ClassId }).ToListAsync();
        return [.. waiting.Where(w => w.ClassId is not null).Select(w => (w, Class: college.Class(w.ClassId)!))
            .Select(found => new Application(
                found.w.Id, found.w.Name, found.w.CandidateNumber, found.w.Warnings, found.Class.SchoolId, found.Class.MajorId, counselled.Contains(found.w.ClassId)))];
    }

    /// <summary>How many lines the change table has about these people's applications having become this.</summary>
    public async Task<int> LinesAsync(IReadOnlyCollection<Guid> people, IntakeState became)
    {
        await using var services = Services();
        await using var db = services.GetRequiredService<RecordsDb>().Open();
        var lines = await db.Changes.Where(c => c.Kind == nameof(IntakeCase) && c.Field == nameof(IntakeCase.State) && c.Action == ChangeAction.Changed).ToListAsync();
        return lines.Count(line => people.Contains(line.RecordId) && line.NewValue?.Trim('"') == became.ToString());
    }

    private ServiceProvider Services()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.Configure<DataOptions>(data => data.Directory = folder);
        services.AddRecordsCore();
        return services.BuildServiceProvider();
    }
}
