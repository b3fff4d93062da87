using System.Globalization;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Setup;

/// <param name="MajorCode">Of the newest catalogue that has it.</param>
public sealed record ClassLine(string Name, int EntryYear, string MajorCode);

/// <summary>Brings a sheet of classes in.</summary>
public sealed class ClassSetup(RecordsDb database, Writes writes, ICurrentUser user, CollegeClock clock)
{
    /// <summary>A trial of a sheet; null for who keeps no classes.</summary>
    public async Task<SheetReading<ClassLine>?> ReadAsync(byte[] content, CancellationToken cancel = default)
    {
        if (!(await user.GetAsync(cancel)).May(Feature.Structure))
        {
            return null;
        }

        await using var db = database.Open();
        var college = await ReferenceService.ReadAsync(db, cancel);
        var (refusal, rows) = SetupSheets.Read(content, SetupSheet.Classes);
        var taken = college.Classes.Select(c => (c.EntryYear, c.Name)).ToHashSet();
        return new SheetReading<ClassLine>(refusal, [.. rows.Select(row =>
        {
            var line = new ClassLine(row.Cells[0], int.TryParse(Plain.Code(row.Cells[1]), CultureInfo.InvariantCulture, out var year) ? year : 0, Plain.Code(row.Cells[2]));
            return new ReadRow<ClassLine>(row.Number, row.Cells, line, [.. FaultsOf(line, college, taken)]);
        })]);
    }

    /// <summary>All or none.</summary>
    public Task<Outcome> AddAsync(Guid command, IReadOnlyList<ClassLine> lines, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.Structure, async scope =>
        {
            scope.Change.ChangeSetId = command;
            var college = await ReferenceService.ReadAsync(scope.Db, cancel);
            var taken = college.Classes.Select(c => (c.EntryYear, c.Name)).ToHashSet();
            foreach (var line in lines)
            {
                if (FaultsOf(line, college, taken).ToList() is { Count: > 0 } faults)
                {
                    return new Outcome.Invalid(faults);
                }

                var major = college.MajorByCode(line.MajorCode)!;
                scope.Db.Classes.Add(new SchoolClass { Name = line.Name, EntryYear = line.EntryYear, MajorId = major.Id, SchoolId = major.SchoolId });
            }

            return Outcome.Ok(count: lines.Count);
        }, cancel);

    private IEnumerable<FieldError> FaultsOf(ClassLine line, CollegeDirectory college, HashSet<(int, string)> taken)
    {
        if (ClassRules.NameFault(line.Name) is { } fault)
        {
            yield return new FieldError(nameof(line.Name), fault);
        }

        if (!ClassRules.IsLikelyYear(line.EntryYear, clock.Today))
        {
            yield return new FieldError(nameof(line.EntryYear), ClassRules.YearUnlikely);
        }

        if (college.MajorByCode(line.MajorCode) is not { IsClosed: false })
        {
            yield return new FieldError(nameof(line.MajorCode), StructureKeys.MajorMissing, line.MajorCode);
        }

        if (!taken.Add((line.EntryYear, line.Name)))
        {
            yield return new FieldError(nameof(line.Name), ClassRules.NameTaken, line.Name);
        }
    }
}
