using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>Somebody on the admission list, with what only they and the list know.</summary>
public sealed record Freshman(Guid Id, RecordValues Listed)
{
    public string Name => Listed[RecordField.Name]!;

    public string CandidateNumber => Listed[RecordField.CandidateNumber]!;

    public string IdNumber => Listed[RecordField.IdNumber]!;
}

/// <summary>The freshmen of a running demonstration, read from its data folder; each is given out once.</summary>
public sealed class Freshmen(string folder)
{
    private readonly Lazy<Task<List<Known>>> _all = new(() => OnDataAsync(folder, ReadAsync));

    /// <summary>Somebody who has not been here yet.</summary>
    public Task<Freshman> NextAsync() => NextAsync(one => one is { State: IntakeState.NotBegun, HasAccount: false });

    /// <summary>Somebody who has come this far and signs in with the candidate number and the demonstration's password.</summary>
    /// <param name="school">The code of their school, where it matters whose they are.</param>
    public Task<Freshman> NextAsync(IntakeState state, string? school = null) =>
        NextAsync(one => one.HasAccount && one.State == state && (school is null || one.School == school));

    public Task<int> SubmissionsOfAsync(Guid student) =>
        OnDataAsync(folder, (services, db) => db.Submissions.CountAsync(s => s.StudentId == student));

    private async Task<Freshman> NextAsync(Func<Known, bool> fits)
    {
        var all = await _all.Value;
        var next = all.First(fits);
        all.Remove(next);
        return next.Freshman;
    }

    private static async Task<T> OnDataAsync<T>(string folder, Func<IServiceProvider, RecordsDbContext, Task<T>> work)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.Configure<DataOptions>(data => data.Directory = folder);
        services.AddRecordsCore();
        await using var provider = services.BuildServiceProvider();
        await using var db = provider.GetRequiredService<RecordsDb>().Open();
        return await work(provider, db);
    }

    private static async Task<List<Known>> ReadAsync(IServiceProvider services, RecordsDbContext db)
    {
        var college = await services.GetRequiredService<ReferenceService>().DirectoryAsync();
        var sealing = services.GetRequiredService<SealedValues>();
        var cases = await (
            from student in db.Students
            join intake in db.IntakeCases on student.Id equals intake.Id
            join school in db.Schools on student.SchoolId equals school.Id
            orderby student.Id
            select new { Student = student, intake.State, School = school.Code, Account = db.Users.FirstOrDefault(a => a.StudentId == student.Id) }).ToListAsync();
        var known = new List<Known>();
        foreach (var one in cases.Where(c => c.Account is null || c.Account.UserName == c.Student.CandidateNumber))
        {
            var listed = RecordMapping.Read(one.Student, await sealing.KeyOfAsync(db, one.Student.Id, CancellationToken.None), college);
            // Residents of the mainland: their number says birth date and sex, and the form then asks for neither.
            if (listed[RecordField.IdNumber] is { Length: 18 } && listed.Has(RecordField.Phone))
            {
                known.Add(new Known(new Freshman(one.Student.Id, listed), one.State, one.Account is not null, one.School));
            }
        }

        return known;
    }

    private sealed record Known(Freshman Freshman, IntakeState State, bool HasAccount, string School);
}
