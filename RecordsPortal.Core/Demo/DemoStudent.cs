using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Demo;

/// <summary>One invented student on the way through the years: their rows, and what they would say of themselves.</summary>
internal sealed class DemoStudent
{
    public required Student Row { get; init; }
    public required IntakeCase Case { get; init; }
    public required PersonKey Key { get; init; }
    public required RecordValues Listed { get; init; }

    /// <summary>Set once the student has an account.</summary>
    public Account? Account { get; set; }

    /// <summary>What the standing draft or submission says.</summary>
    public IntakeContent Content { get; set; } = IntakeContent.Empty;

    public Actor Self => new(Account?.Id, Row.Name, Row.Id, [new RoleGrant(Role.Student)]);

    /// <summary>The rows an import makes, for the next save.</summary>
    /// <param name="withCase">False leaves the case to whoever closes it: of years long past only the outcome is kept.</param>
    public static DemoStudent Admit(
        DemoPen pen, SealedValues sealing, CollegeDirectory college, RecordValues listed, int year, Guid? classId, DateTime at, bool withCase = true)
    {
        var row = new Student { Status = StudentStatus.Admitted, StatusSince = at, ClassId = classId, IntakeState = withCase ? nameof(IntakeState.NotBegun) : null };
        var (wrapped, key) = sealing.NewKey(row.Id);
        RecordMapping.Apply(row, listed, key, sealing, college);
        var intake = new IntakeCase { Id = row.Id, Year = year, State = IntakeState.NotBegun };
        pen.Add(row, wrapped);
        if (withCase)
        {
            pen.Add(intake);
        }

        return new DemoStudent { Row = row, Case = intake, Key = key, Listed = listed };
    }

    /// <summary>What the list said, kept beside the record it made.</summary>
    public void Enter(DemoPen pen, Guid list, int rowNumber) => pen.Add(new AdmissionEntry
    {
        ListId = list,
        StudentId = Row.Id,
        RowNumber = rowNumber,
        Values = Key.SealEntry(Listed),
    });

    /// <summary>Takes the rows up again after they were saved, so that the next save writes what changed since.</summary>
    public void Attach(RecordsDbContext db)
    {
        db.Attach(Row);
        db.Attach(Case);
    }
}
