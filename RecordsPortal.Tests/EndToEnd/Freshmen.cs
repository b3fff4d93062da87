using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>Somebody on the admission list who has not been here yet, with what only they and the list know.</summary>
public sealed record Freshman(Guid Id, RecordValues Listed)
{
    public string Name => Listed[RecordField.Name]!;

    public string CandidateNumber => Listed[RecordField.CandidateNumber]!;

    public string IdNumber => Listed[RecordField.IdNumber]!;
}

/// <summary>The freshmen of a running demonstration, read from its data folder; each is given out once.</summary>
public sealed class Freshmen(string folder)
{
    private readonly Lazy<Task<Queue<Freshman>>> _all = new(() => ReadAsync(folder));

    public async Task<Freshman> NextAsync() => (await _all.Value).Dequeue();

    private static async Task<Queue<Freshman>> ReadAsync(string folder)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.Configure<DataOptions>(data => data.Directory = folder);
        services.AddRecordsCore();
        await using var provider = services.BuildServiceProvider();
        var college = await provider.GetRequiredService<ReferenceService>().DirectoryAsync();
        var sealing = provider.GetRequiredService<SealedValues>();
        await using var db = provider.GetRequiredService<RecordsDb>().Open();
        var waiting = await db.Students
            .Where(s => db.IntakeCases.Any(c => c.Id == s.Id && c.State == IntakeState.NotBegun) && !db.Users.Any(account => account.StudentId == s.Id))
            .OrderBy(s => s.Id)
            .ToListAsync();
        var freshmen = new Queue<Freshman>();
        foreach (var student in waiting)
        {
            var listed = RecordMapping.Read(student, await sealing.KeyOfAsync(db, student.Id, CancellationToken.None), college);
            // Residents of the mainland: their number says birth date and sex, and the form then asks for neither.
            if (listed[RecordField.IdNumber] is { Length: 18 } && listed.Has(RecordField.Phone))
            {
                freshmen.Enqueue(new Freshman(student.Id, listed));
            }
        }

        return freshmen;
    }
}
