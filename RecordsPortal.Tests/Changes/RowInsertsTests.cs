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
    /// <summary>Every kind an import writes, and where it says whose it is.</summary>
    private static readonly (string Table, string Student)[] _tables =
        [("AdmissionProposals", "StudentId"), ("AdmissionEntries", "StudentId"), ("PersonKeys", "StudentId"), ("IntakeCases", "Id"), ("Students", "Id")];

    [Fact]
    public async Task RowInserted_IsTheRowAndTheLineThatASaveWrites()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var db = portal.OpenAsSystem();
        var list = new AdmissionList { Name = "2026", FileName = "2026.xlsx" };
        db.AdmissionLists.Add(list);
        await db.SaveChangesAsync();
        var (inserted, saved) = (await ImportedAsync(db, list.Id), await ImportedAsync(db, list.Id));
        var student = ((Student)inserted[0]).Id;

        await db.InLineAsync(async () =>
        {
            await db.InsertAsync(NewRows.Of(db, inserted), CancellationToken.None);
            return true;
        }, CancellationToken.None);
        var first = await WrittenAsync(db, student);
        await RemoveAsync(db, student);
        db.AddRange(saved);
        await db.SaveChangesAsync();

        Assert.Equal(first, await WrittenAsync(db, student));
        Assert.Equal(_tables.Length, first.Split('\n').Count(line => line.StartsWith("row ", StringComparison.Ordinal)));
        Assert.Equal(3, first.Split('\n').Count(line => line.StartsWith("line ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task RowInserted_IsToldOnceItIsCommitted()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var db = portal.OpenAsSystem();
        var somebody = await SomebodyAsync(db, "26430000000002");
        var heard = new TaskCompletionSource<(RecordChange News, bool IsThere)>();
        await using var other = portal.Open();
        using var listening = portal.Feed.Subscribe(change => change.RecordId == somebody.Id, news => heard.TrySetResult((news[0], other.Students.Any(s => s.Id == somebody.Id))));

        await db.InLineAsync(async () =>
        {
            await db.InsertAsync(NewRows.Of(db, [somebody]), CancellationToken.None);
            return true;
        }, CancellationToken.None);

        var (news, isThere) = await heard.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal((nameof(Student), ChangeAction.Created, true), (news.Kind, news.Action, isThere));
    }

    public static TheoryData<string> Texts => new("", "𠮷", new string('学', 128), new string('学', 129), string.Concat(Enumerable.Repeat("𠮷", 64)), new string('x', 5_000));

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task TextOfAnyLength_ComesBackAsItWas(string text)
    {
        await using var portal = await TestPortal.StartAsync();
        await using var db = portal.OpenAsSystem();
        var somebody = await SomebodyAsync(db, "26430000000003");
        somebody.Name = text;

        await db.InLineAsync(async () =>
        {
            await db.InsertAsync(NewRows.Of(db, [somebody]), CancellationToken.None);
            return true;
        }, CancellationToken.None);

        Assert.Equal(text, await db.Students.Where(s => s.Id == somebody.Id).Select(s => s.Name).SingleAsync());
    }

    [Fact]
    public async Task RowInsertedOutsideTheLine_Throws()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var db = portal.OpenAsSystem();

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.InsertAsync(NewRows.Of(db, [new RouteAlias()]), CancellationToken.None));
    }

    /// <summary>The rows would be missing, and their lines there a second time.</summary>
    [Fact]
    public async Task RowsInsertedTwice_Throw_AndLeaveOneLineEach()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var db = portal.OpenAsSystem();
        var somebody = await SomebodyAsync(db, "26430000000004");
        var made = NewRows.Of(db, [somebody]);

        await db.InLineAsync(async () =>
        {
            await db.InsertAsync(made, CancellationToken.None);
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.InsertAsync(made, CancellationToken.None));
            return true;
        }, CancellationToken.None);

        Assert.Equal(1, await db.Changes.CountAsync(c => c.RecordId == somebody.Id));
    }

    /// <summary>Every column of the rows as they lie there, and their lines but for the number, the hash and what came before.</summary>
    private static async Task<string> WrittenAsync(RecordsDbContext db, Guid student)
    {
        await db.Database.OpenConnectionAsync();
        var written = new List<string>();
        foreach (var (table, id) in _tables)
        {
            await using var command = db.Sql($"""SELECT * FROM "{table}" WHERE "{id}" = @id""");
            command.Parameters.AddWithValue("@id", student);
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync())
            {
                var columns = Enumerable.Range(0, row.FieldCount).Select(i => $"{row.GetName(i)}={(row.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : row.GetValue(i))}:{row.GetFieldType(i).Name}");
                written.Add($"row of {table}: {string.Join(", ", columns)}");
            }
        }

        var removed = await db.Changes.Where(c => c.StudentId == student && c.Action == ChangeAction.Removed).MaxAsync(c => (long?)c.Sequence) ?? 0;
        var lines = await db.Changes.AsNoTracking().Where(c => c.StudentId == student && c.Sequence > removed).OrderBy(c => c.Kind).ToListAsync();
        return string.Join('\n', [.. written, .. lines.Select(l => $"line {l.At:O} {l.ActorId} {l.ActorName} {l.Kind} {l.RecordId} {l.Action} {l.Field} {l.OldValue} {l.NewValue} {l.Source}")]);
    }

    private static async Task RemoveAsync(RecordsDbContext db, Guid student)
    {
        db.RemoveRange(
        [
            .. await db.AdmissionProposals.Where(p => p.StudentId == student).ToListAsync(), .. await db.AdmissionEntries.Where(e => e.StudentId == student).ToListAsync(),
            .. await db.PersonKeys.Where(k => k.StudentId == student).ToListAsync(), .. await db.IntakeCases.Where(c => c.Id == student).ToListAsync(),
            .. await db.Students.Where(s => s.Id == student).ToListAsync(),
        ]);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    private static async Task<List<object>> ImportedAsync(RecordsDbContext db, Guid list)
    {
        var student = await SomebodyAsync(db, "26430000000001");
        return
        [
            student,
            new WrappedPersonKey { StudentId = student.Id, Wrapped = [6, 7] },
            new IntakeCase { Id = student.Id, Year = 2026 },
            new AdmissionEntry { Id = new Guid("0199a000-0000-7000-8000-000000000003"), ListId = list, StudentId = student.Id, RowNumber = 7, IsWithdrawal = true, Values = [8] },
            new AdmissionProposal { Id = new Guid("0199a000-0000-7000-8000-000000000004"), ListId = list, StudentId = student.Id, Field = RecordField.Origin, OldValue = [], NewValue = [9] },
        ];
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
