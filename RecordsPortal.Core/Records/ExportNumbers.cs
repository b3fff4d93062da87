using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Records;

/// <summary>Opens the sealed numbers of a sheet's rows one after the other, for as long as it takes to write the row.</summary>
internal sealed class ExportNumbers(Vault vault)
{
    /// <param name="whole">Whose numbers come whole; the others' are masked.</param>
    public async IAsyncEnumerable<ExportRow> WithNumbers(RecordsDbContext db, IOrderedQueryable<Student> students, bool hasNumbers, Reach whole)
    {
        if (!hasNumbers)
        {
            await foreach (var row in students.Rows(db).AsAsyncEnumerable())
            {
                yield return new ExportRow(row, "", "");
            }

            yield break;
        }

        var rows = students.Select(s => new
        {
            Row = new StudentRow(
                s.Id, s.Name, s.CandidateNumber, s.StudentNumber, s.Sex, s.EntryYear, s.SchoolId, s.CurrentMajorId, s.ClassId, s.Status,
                db.IntakeCases.Where(c => c.Id == s.Id).Select(c => (Intake.IntakeState?)c.State).FirstOrDefault(),
                s.AdmissionRoute, s.Origin, s.BirthDate, s.EthnicGroup, s.PoliticalStatus, s.ChangedAt),
            s.IdNumberSealed,
            s.PhoneSealed,
            Key = db.PersonKeys.Where(k => k.StudentId == s.Id).Select(k => k.Wrapped).FirstOrDefault(),
        });
        await foreach (var row in rows.AsAsyncEnumerable())
        {
            var key = row.Key is null ? null : vault.Unwrap(row.Row.Id, row.Key);
            var isWhole = whole.Includes(row.Row.Id, row.Row.SchoolId, row.Row.ClassId);
            var (id, phone) = (Open(key, SealedValues.IdNumber, row.IdNumberSealed), Open(key, SealedValues.Phone, row.PhoneSealed));
            yield return new ExportRow(row.Row, id is null ? "" : isWhole ? id : Mask.IdNumber(id) ?? "", phone is null ? "" : isWhole ? PhoneNumber.Display(phone) : Mask.Phone(phone));
        }
    }

    private static string? Open(PersonKey? key, string column, byte[]? boxed) => key is null || boxed is null ? null : key.Open(column, boxed);
}
