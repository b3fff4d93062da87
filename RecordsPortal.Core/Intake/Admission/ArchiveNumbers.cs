using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Intake.Admission;

/// <summary>Which numbers the archive already holds and for whom, and who sits in which class; read once for a whole list.</summary>
internal sealed class ArchiveNumbers
{
    private readonly Dictionary<string, Holder> _byCandidate;
    private readonly ILookup<Guid, Holder> _byIdNumber;
    private readonly Dictionary<Guid, int> _phones;
    private readonly HashSet<Guid> _inSchool;
    private readonly SealedValues _sealing;
    private readonly RuleFacts _facts;

    private ArchiveNumbers(List<Holder> holders, SealedValues sealing, RuleFacts facts)
    {
        (_sealing, _facts) = (sealing, facts);
        _byCandidate = holders.ToDictionary(h => h.CandidateNumber);
        _byIdNumber = holders.Where(h => h.IdNumber is not null).ToLookup(h => h.IdNumber!.Value);
        _inSchool = [.. holders.Where(h => h.Status == StudentStatus.Active).Select(h => h.Student)];
        _phones = holders.Select(h => h.Phone).OfType<Guid>().CountBy(phone => phone).ToDictionary();
    }

    public RuleFacts Facts => _facts;

    /// <summary>How many of each sex sit in a class. Counted here: the database would put everybody in order first.</summary>
    public IReadOnlyDictionary<(Guid Class, string Sex), int> Seated() =>
        _byCandidate.Values.Where(h => h.ClassId is not null).CountBy(h => (h.ClassId!.Value, h.Sex)).ToDictionary();

    public static async Task<ArchiveNumbers> ReadAsync(RecordsDbContext db, SealedValues sealing, CollegeDirectory college, DateOnly today, CancellationToken cancel)
    {
        var holders = await db.Students.AsNoTracking()
            .Select(s => new Holder(s.Id, s.CandidateNumber, Short(s.IdNumberIndex), Short(s.PhoneIndex), s.Status, s.ClassId, s.Sex)).ToListAsync(cancel);
        var majors = college.Majors.GroupBy(m => m.Code).ToDictionary(g => g.Key, g => g.First().Name);
        return new ArchiveNumbers(holders, sealing, new RuleFacts { Today = today, Majors = majors });
    }

    /// <summary>
    /// The student a row repeats: the same candidate number and the same ID number. With the number of somebody else it repeats nobody,
    /// and the rules refuse it.
    /// </summary>
    public Guid? StudentOf(RecordValues values) => HolderOf(values) is { } holder && IsSamePerson(holder, values) ? holder.Student : null;

    /// <summary>For a withdrawal, which need not repeat the ID number.</summary>
    public Guid? StudentWithCandidate(string? candidateNumber) =>
        candidateNumber is not null && _byCandidate.TryGetValue(candidateNumber, out var holder) ? holder.Student : null;

    /// <summary>Checked in already: no later list ends that; leaving is a status change of its own.</summary>
    public bool IsInSchool(Guid student) => _inSchool.Contains(student);

    public RuleFacts FactsFor(RecordValues values)
    {
        var (candidate, same) = (HolderOf(values), StudentOf(values));
        return _facts with
        {
            CandidateNumberHeld = candidate is not null && same is null,
            IdNumberHeldBy = HeldBy(values, same),
            OthersWithPhone = values[RecordField.Phone] is { } phone ? _phones.GetValueOrDefault(Short(_sealing.PhoneIndex(phone))!.Value) - (same is null ? 0 : 1) : 0,
        };
    }

    private NumberHolder HeldBy(RecordValues values, Guid? same)
    {
        if (values[RecordField.IdNumber] is not { } number)
        {
            return NumberHolder.Nobody;
        }

        var others = _byIdNumber[Short(_sealing.IdNumberIndex(number))!.Value].Where(h => h.Student != same).ToList();
        return others.Count == 0 ? NumberHolder.Nobody : others.Any(h => h.IsActive) ? NumberHolder.ActiveStudent : NumberHolder.FormerStudent;
    }

    private Holder? HolderOf(RecordValues values) =>
        values[RecordField.CandidateNumber] is { } candidate ? _byCandidate.GetValueOrDefault(candidate) : null;

    private bool IsSamePerson(Holder holder, RecordValues values) =>
        values[RecordField.IdNumber] is { } number && holder.IdNumber is { } index && index == Short(_sealing.IdNumberIndex(number));

    /// <summary>Half of a blind index tells people apart as surely, and a whole archive of halves takes a fifth of the room.</summary>
    private static Guid? Short(byte[]? index) => index is null ? null : new Guid(index.AsSpan(0, 16));

    private sealed record Holder(Guid Student, string CandidateNumber, Guid? IdNumber, Guid? Phone, StudentStatus Status, Guid? ClassId, string Sex)
    {
        public bool IsActive => Status is StudentStatus.Admitted or StudentStatus.EntryDeferred or StudentStatus.Active;
    }
}
