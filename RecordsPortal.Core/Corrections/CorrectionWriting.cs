using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Intake.Review;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Corrections;

/// <summary>Puts a correction into force: the record's values, their lines of history, and what follows from them.</summary>
internal static class CorrectionWriting
{
    public static async Task ApplyAsync(WriteScope scope, CorrectionMaterial material, SealedValues sealing, Correction correction, IReadOnlyList<CorrectedItem> items, CancellationToken cancel)
    {
        var student = material.Student;
        (scope.Change.Reason, scope.Change.ChangeSetId, scope.Change.Source) = (correction.Reason, correction.Id, ChangeSource.Officer);
        foreach (var item in items)
        {
            // An officer presses the button; what a student asked for is still the student's word.
            scope.Change.Sources[RecordMapping.Columns[item.Field]] = correction.IsByStudent ? ChangeSource.Student : ChangeSource.Officer;
            if (item.New is null)
            {
                RecordMapping.Clear(student, item.Field);
            }
        }

        RecordMapping.Apply(student, RecordValues.Of([.. items.Select(item => (item.Field, item.New))]), material.Key, sealing, material.College);
        if (material.College.Class(student.ClassId) is { } studentClass && studentClass.MajorId != student.CurrentMajorId)
        {
            // A class of another major is not theirs any more; which one is, its school says.
            student.ClassId = null;
        }

        if (items.Any(item => item.Field == RecordField.Name))
        {
            await RecordApproval.RenameAccountAsync(scope.Db, student, cancel);
        }
    }
}
