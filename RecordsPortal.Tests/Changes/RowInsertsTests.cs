using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Changes;

public sealed class RowInsertsTests
{
    [Fact]
    public async Task RowInserted_IsTheRowAndTheLineThatASaveWrites()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var db = portal.OpenAsSystem();
        var (inserted, saved) = (await SomebodyAsync(db, "26430000000001"), await SomebodyAsync(db, "26430000000001"));

        await db.InLineAsync(async () =>
        {
            await db.InsertAsync([inserted, new IntakeCase { Id = inserted.Id, Year = 2026 }], CancellationToken.None);
            return true;
        }, CancellationToken.None);
        var first = await WrittenAsync(db, inserted);
        db.Students.Remove(inserted);
        await db.SaveChangesAsync();
        db.AddRange(saved, new IntakeCase { Id = saved.Id, Year = 2026 });
        await db.SaveChangesAsync();

        Assert.Equal(first, await WrittenAsync(db, saved));
        Assert.Contains(inserted.Id.ToString(), first, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task RowInserted_IsToldOnceItIsCommitted()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var db = portal.OpenAsSystem();
        var somebody = await SomebodyAsync(db, "26430000000002");
        var heard = new TaskCompletionSource<RecordChange>();
        using var listening = portal.Feed.Subscribe(change => change.RecordId == somebody.Id, news => heard.TrySetResult(news[0]));

        await db.InLineAsync(async () =>
        {
            await db.InsertAsync([somebody], CancellationToken.None);
            return true;
        }, CancellationToken.None);

        var news = await heard.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal((nameof(Student), ChangeAction.Created), (news.Kind, news.Action));
    }

    [Fact]
    public async Task RowInsertedOutsideTheLine_Throws()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var db = portal.OpenAsSystem();

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.InsertAsync([new RouteAlias()], CancellationToken.None));
    }

    /// <summary>Every column of the row as it lies there, and its line but for the number, the hash and what came before.</summary>
    private static async Task<string> WrittenAsync(RecordsDbContext db, Student student)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Sql("""SELECT * FROM "Students", (SELECT "Id" AS "Case", "Year", "State" FROM "IntakeCases") WHERE "Id" = @id AND "Case" = @id""");
        command.Parameters.AddWithValue("@id", student.Id);
        await using var row = await command.ExecuteReaderAsync();
        Assert.True(await row.ReadAsync());
        var columns = Enumerable.Range(0, row.FieldCount).Select(i => $"{row.GetName(i)}={(row.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : row.GetValue(i))}:{row.GetFieldType(i).Name}");
        var lines = await db.Changes.AsNoTracking().Where(c => c.StudentId == student.Id).OrderByDescending(c => c.Sequence).Take(2).OrderBy(c => c.Kind).ToListAsync();
        return string.Join('\n', [.. columns, .. lines.Select(l => $"{l.At:O} {l.ActorId} {l.ActorName} {l.Kind} {l.RecordId} {l.Action} {l.Field} {l.OldValue} {l.NewValue} {l.Source}")]);
    }

    private static async Task<Student> SomebodyAsync(RecordsDbContext db, string candidate)
    {
        var major = await db.Majors.AsNoTracking().FirstAsync();
        var student = new Student
        {
            Id = new Guid("0199a000-0000-7000-8000-000000000001"),
            CandidateNumber = candidate,
            Name = "单晓明",
            Sex = Sexes.Male,
            BirthDate = new DateOnly(2008, 1, 20),
            IdNumberSealed = [1, 2, 3],
            IdNumberIndex = [4, 5],
            EntryYear = 2026,
            CurrentMajorId = major.Id,
            FormalMajorId = major.Id,
            SchoolId = major.SchoolId,
            Status = StudentStatus.Admitted,
            StatusSince = TestPortal.Evening.UtcDateTime,
            CheckedInAt = TestPortal.Evening.UtcDateTime,
            ReExaminationDue = new DateOnly(2026, 12, 1),
            PhotoId = new Guid("0199a000-0000-7000-8000-000000000002"),
        };
        NameIndex.Follow(student);
        return student;
    }
}
