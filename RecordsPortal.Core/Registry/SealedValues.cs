using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Registry;

/// <summary>
/// Opens and seals people's values. A person whose key was deleted is erased: asking for it answers null.
/// Public as a handle for services' constructors only.
/// </summary>
public sealed class SealedValues
{
    internal const string IdNumber = "IdNumber";
    internal const string Phone = "Phone";
    internal const string Family = "Family";

    private readonly Vault _vault;

    internal SealedValues(Vault vault) => _vault = vault;

    /// <summary>A person's key, whose row is saved with theirs.</summary>
    internal (WrappedPersonKey Wrapped, PersonKey Key) NewKey(Guid student)
    {
        var (wrapped, key) = _vault.NewPersonKey(student);
        return (new WrappedPersonKey { StudentId = student, Wrapped = wrapped }, key);
    }

    internal async Task<PersonKey?> KeyOfAsync(RecordsDbContext db, Guid student, CancellationToken cancel) =>
        Open(await db.PersonKeys.AsNoTracking().FirstOrDefaultAsync(k => k.StudentId == student, cancel));

    internal PersonKey? Open(WrappedPersonKey? row) => row is null ? null : _vault.Unwrap(row.StudentId, row.Wrapped);

    internal async Task<IReadOnlyDictionary<Guid, PersonKey>> KeysOfAsync(RecordsDbContext db, IReadOnlyCollection<Guid> students, CancellationToken cancel)
    {
        var rows = await db.PersonKeys.AsNoTracking().Where(k => students.Contains(k.StudentId)).ToListAsync(cancel);
        return rows.ToDictionary(k => k.StudentId, k => _vault.Unwrap(k.StudentId, k.Wrapped));
    }

    internal byte[] IdNumberIndex(string number) => _vault.BlindIndex(IdNumber, number);

    internal byte[] PhoneIndex(string phone) => _vault.BlindIndex(Phone, phone);

    internal void SetIdNumber(Student student, PersonKey key, string number)
    {
        student.IdNumberIndex = IdNumberIndex(number);
        // Sealing the same number twice gives other bytes, which would read as a change that was none.
        if (student.IdNumberSealed is null || key.Open(IdNumber, student.IdNumberSealed) != number)
        {
            student.IdNumberSealed = key.Seal(IdNumber, number);
        }
    }

    internal void SetPhone(Student student, PersonKey key, string? phone)
    {
        student.PhoneIndex = phone is null ? null : PhoneIndex(phone);
        if (phone is null)
        {
            student.PhoneSealed = null;
        }
        else if (student.PhoneSealed is null || key.Open(Phone, student.PhoneSealed) != phone)
        {
            student.PhoneSealed = key.Seal(Phone, phone);
        }
    }
}
