using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Intake.Review;

/// <summary>An invented freshman: what the list says, what they submitted, when.</summary>
internal sealed record Freshman(int Number)
{
    private static readonly DateOnly FirstBirthday = new(2006, 3, 15);

    public string Name { get; init; } = "朱建佑";

    public string Major { get; init; } = "440301";

    public string? ClassName { get; init; } = "建工2601";

    public int Warnings { get; init; }

    public TimeSpan Age { get; init; } = TimeSpan.FromHours(1);

    public int Round { get; init; } = 1;

    public IntakeState State { get; init; } = IntakeState.Submitted;

    /// <summary>Items the student entered otherwise than the list has them.</summary>
    public IReadOnlyDictionary<RecordField, ItemAnswer> Entered { get; init; } = new Dictionary<RecordField, ItemAnswer>();

    public RecordValues List => RecordValues.Of(
        (RecordField.Name, Name),
        (RecordField.Sex, "1"),
        (RecordField.Origin, "430304"),
        (RecordField.BirthDate, Born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        (RecordField.IdType, "1"),
        (RecordField.IdNumber, IdNumberOf(Born, Number)),
        (RecordField.EntryYear, "2026"),
        (RecordField.FormalAdmissionYear, "2026"),
        (RecordField.CurrentMajor, Major),
        (RecordField.FormalMajor, Major),
        (RecordField.AdmissionRoute, "GK"),
        (RecordField.Phone, $"+86138{10000000 + Number}"),
        (RecordField.CandidateNumber, $"264305{Number:00000000}"),
        (RecordField.EthnicGroup, "01"),
        (RecordField.PoliticalStatus, "03"));

    private DateOnly Born => FirstBirthday.AddDays(Number / 400);

    public IntakeContent Content => Entered.Aggregate(
        new IntakeContent(List.Fields.Where(f => IntakeItems.Find(f) is not null).ToDictionary(f => f, f => AsListed(f)))
            .With(RecordField.NativePlace, new ItemAnswer("430200")),
        (content, item) => content.With(item.Key, item.Value));

    public static Freshman Differing(int number, RecordField field, string value) =>
        new(number) { Entered = new Dictionary<RecordField, ItemAnswer> { [field] = new(value, value) } };

    private ItemAnswer AsListed(RecordField field) => IntakeItems.Find(field)!.Manner == EntryManner.Shown
        ? new ItemAnswer(List[field], IsConfirmed: true)
        : new ItemAnswer(List[field], List[field]);

    private static string IdNumberOf(DateOnly born, int number)
    {
        var first = $"430304{born:yyyyMMdd}{(number % 400 * 2) + 1:000}";
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        return first + "10X98765432"[first.Zip(weights, (digit, weight) => (digit - '0') * weight).Sum() % 11];
    }
}

internal static class Freshmen
{
    /// <summary>Puts them into the archive as an import and a submission would have; answers their ids in the same order.</summary>
    public static async Task<IReadOnlyList<Guid>> AddAsync(this TestPortal portal, params IReadOnlyList<Freshman> freshmen)
    {
        var college = await portal.CollegeAsync();
        var sealing = portal.Services.GetRequiredService<SealedValues>();
        await using var db = portal.OpenAsSystem();
        var list = new AdmissionList { Name = "2026", Year = 2026, State = AdmissionListState.Imported };
        db.AdmissionLists.Add(list);
        var ids = freshmen.Select(freshman => Add(db, freshman, list, college, sealing, portal.Clock.GetUtcNow().UtcDateTime)).ToList();
        await db.SaveChangesAsync();
        return ids;
    }

    private static Guid Add(Core.RecordsDbContext db, Freshman freshman, AdmissionList list, CollegeDirectory college, SealedValues sealing, DateTime now)
    {
        var student = new Student { Status = StudentStatus.Admitted, StatusSince = now, ClassId = college.Classes.FirstOrDefault(c => c.Name == freshman.ClassName)?.Id };
        var (wrapped, key) = sealing.NewKey(student.Id);
        db.PersonKeys.Add(wrapped);
        RecordMapping.Apply(student, freshman.List, key, sealing, college);
        db.Students.Add(student);
        db.AdmissionEntries.Add(new AdmissionEntry { ListId = list.Id, StudentId = student.Id, RowNumber = freshman.Number, Values = key.SealEntry(freshman.List) });
        var submittedAt = now - freshman.Age;
        var receipt = $"2026-{freshman.Number:000000}";
        db.Submissions.Add(new Submission { StudentId = student.Id, Round = freshman.Round, Content = key.SealSubmission(freshman.Content), SubmittedAt = submittedAt, ReceiptNumber = receipt });
        db.IntakeCases.Add(new IntakeCase
        {
            Id = student.Id,
            Year = 2026,
            State = freshman.State,
            Round = freshman.Round,
            SubmittedAt = submittedAt,
            ReceiptNumber = receipt,
            Warnings = freshman.Warnings,
            Differences = IntakeComparison.Differences(freshman.List, freshman.Content).Count,
        });
        return student.Id;
    }

    /// <summary>The student sends a further round with other content.</summary>
    public static async Task ResubmitAsync(this TestPortal portal, Guid id, Func<IntakeContent, IntakeContent> change)
    {
        await using var db = portal.OpenAsSystem();
        var key = (await portal.Services.GetRequiredService<SealedValues>().KeyOfAsync(db, id, default))!;
        var last = await db.Submissions.Where(s => s.StudentId == id).OrderByDescending(s => s.Round).FirstAsync();
        var intake = await db.IntakeCases.SingleAsync(c => c.Id == id);
        var now = portal.Clock.GetUtcNow().UtcDateTime;
        db.Submissions.Add(new Submission
        {
            StudentId = id,
            Round = last.Round + 1,
            Content = key.SealSubmission(change(key.OpenSubmission(last))),
            SubmittedAt = now,
            ReceiptNumber = $"{last.ReceiptNumber}-{last.Round + 1}",
        });
        (intake.State, intake.Round, intake.SubmittedAt) = (IntakeState.Submitted, last.Round + 1, now);
        await db.SaveChangesAsync();
    }
}
