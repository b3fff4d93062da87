using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Intake.Entry;
using RecordsPortal.Core.Intake.Review;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Corrections;

/// <summary>A student with all that decides about a correction of their record, loaded inside the command that decides.</summary>
internal sealed record CorrectionMaterial(Student Student, PersonKey Key, CollegeDirectory College, RecordValues Values)
{
    public static async Task<CorrectionMaterial?> LoadAsync(RecordsDbContext db, SealedValues sealing, Reach reach, Guid id, CancellationToken cancel)
    {
        var student = await db.StudentsWithin(reach).FirstOrDefaultAsync(s => s.Id == id, cancel);
        if (student is null || await sealing.KeyOfAsync(db, id, cancel) is not { } key)
        {
            return null;
        }

        var college = await ReferenceService.ReadAsync(db, cancel);
        return new CorrectionMaterial(student, key, college, RecordMapping.Read(student, key, college));
    }

    public bool IsGraduating(DateOnly today) =>
        College.Major(Student.CurrentMajorId) is { } major && GraduatingTerm.HasBegun(Student.FormalAdmissionYear, major.LengthHalfYears, today);

    public bool NeedsSecond(IEnumerable<RecordField> fields) => CorrectionRules.NeedsSecond(fields, Student.RegisteredOn);

    public IReadOnlyList<RecordField> Locked(IEnumerable<RecordField> fields) => [.. fields.Where(field => LockedItems.IsLocked(field, Student.RegisteredOn))];

    public RecordValues With(IEnumerable<CorrectedItem> items) => items.Aggregate(Values, (values, item) => values.With(item.Field, item.New));

    public async Task<(IReadOnlyList<FieldError> Errors, IReadOnlyList<string> Warnings)> CheckAsync(
        RecordsDbContext db, SealedValues sealing, CollegeClock clock, IReadOnlyList<CorrectedItem> items, string reason, bool hasPoliceProof, CancellationToken cancel)
    {
        var fields = items.Select(item => item.Field).ToList();
        var corrected = With(items);
        var after = await FindingsAsync(corrected);
        var errors = CorrectionRules.Errors(await FindingsAsync(Values), after, fields, hasPoliceProof);
        var asEntered = fields.Where(CorrectionRules.CheckedAsEntered.Contains)
            .SelectMany(field => EntryRules.CheckValue(IntakeItems.Find(field)!, corrected[field], new RuleFacts { Today = clock.Today })).Where(finding => !finding.IsWarning)
            .Select(finding => new FieldError(finding.Part is null ? $"{finding.Field}" : $"{finding.Field}.{finding.Part}", finding.Key, finding.Facts));
        return ([.. errors, .. asEntered], CorrectionRules.Warnings(after, fields));

        async Task<IReadOnlyList<Finding>> FindingsAsync(RecordValues values)
        {
            var facts = await ReviewFacts.LoadAsync(db, sealing, Student.Id, values, College, clock, cancel);
            var candidate = values[RecordField.CandidateNumber];
            return RecordRules.Check(values, Occasion.StaffCorrection, facts with
            {
                CandidateNumberHeld = await db.Students.AnyAsync(s => s.Id != Student.Id && s.CandidateNumber == candidate, cancel),
                ReasonForDifferentYears = reason,
                IsLegacyRecord = Student.EntryYear < FirstYearWithoutFirstGenerationCards,
            });
        }
    }

    /// <summary>Items that somebody changed after the writer looked.</summary>
    /// <param name="seen">By item: the last sequence its writer knew of.</param>
    public async Task<IReadOnlyList<FieldConflict>> ConflictsAsync(RecordsDbContext db, IReadOnlyDictionary<RecordField, long> seen, CancellationToken cancel)
    {
        var columns = seen.ToDictionary(pair => RecordMapping.Columns[pair.Key], pair => pair);
        var oldest = seen.Values.DefaultIfEmpty(long.MaxValue).Min();
        var lines = await db.Changes.AsNoTracking()
            .Where(c => c.Kind == nameof(Student) && c.RecordId == Student.Id && c.Sequence > oldest && c.Action == ChangeAction.Changed && columns.Keys.Contains(c.Field!))
            .OrderByDescending(c => c.Sequence).ToListAsync(cancel);
        return [.. lines.Where(line => line.Sequence > columns[line.Field!].Value).DistinctBy(line => line.Field)
            .Select(line => new FieldConflict($"{columns[line.Field!].Key}", Masked(columns[line.Field!].Key), line.ActorName, line.At, line.Sequence))];
    }

    public string? Masked(RecordField field) => ReviewMask.Of(field, Values[field]);

    /// <summary>First-generation cards ceased to be valid on 1 January 2013.</summary>
    private const int FirstYearWithoutFirstGenerationCards = 2013;
}
