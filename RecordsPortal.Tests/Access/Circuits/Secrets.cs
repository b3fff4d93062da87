using System.Buffers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Access.Circuits;

/// <summary>What must never be sent to somebody: whole ID numbers and telephones of those whose they may not uncover, any number of those they may not see at all.</summary>
internal sealed class Secrets
{
    private static readonly Feature[] _seeing =
    [
        Feature.OwnIntake, Feature.OwnRecord, Feature.Students, Feature.PreCheck, Feature.Review, Feature.Chase, Feature.CheckIn, Feature.Classes, Feature.AssistedEntry, Feature.AdmissionLists,
    ];

    private readonly Dictionary<string, string> _owners = [];
    private readonly SearchValues<string> _any;

    private Secrets(IEnumerable<(string Value, string Whose)> secrets)
    {
        foreach (var (value, whose) in secrets.Where(secret => secret.Value.Length >= 8))
        {
            _owners.TryAdd(value, whose);
        }

        _any = SearchValues.Create([.. _owners.Keys], StringComparison.Ordinal);
    }

    public int Count => _owners.Count;

    public static async Task<Secrets> ForAsync(HostedPortal portal, Actor actor)
    {
        var (whole, seen) = (actor.ReachOf(Feature.RevealSealed), _seeing.Select(actor.ReachOf).ToList());
        var sealing = portal.Services.GetRequiredService<SealedValues>();
        await using var db = portal.Services.GetRequiredService<RecordsDb>().Open();
        var students = await db.Students.AsNoTracking().ToListAsync();
        var keys = await sealing.KeysOfAsync(db, [.. students.Select(s => s.Id)], default);
        return new Secrets(students.SelectMany(s => Of(s, keys[s.Id], Includes(whole, s), seen.Any(reach => Includes(reach, s)))));
    }

    /// <summary>Whose number stands in what was sent; null if nobody's.</summary>
    public string? In(ReadOnlySpan<byte> sent) => In(Encoding.UTF8.GetString(sent));

    public string? In(string sent) => sent.AsSpan().IndexOfAny(_any) is var at and >= 0
        ? _owners.First(secret => sent.AsSpan(at).StartsWith(secret.Key, StringComparison.Ordinal)).Value
        : null;

    private static bool Includes(Reach reach, Student student) => reach.Includes(student.Id, student.SchoolId, student.ClassId);

    private static IEnumerable<(string Value, string Whose)> Of(Student student, PersonKey key, bool mayBeWhole, bool maybeSeen)
    {
        if (!mayBeWhole && student.IdNumberSealed is { } number)
        {
            yield return (key.Open("IdNumber", number), $"the ID number of {student.Id}");
        }

        if (!mayBeWhole && student.PhoneSealed is { } phone)
        {
            yield return (PhoneNumber.Display(key.Open("Phone", phone)), $"the telephone of {student.Id}");
        }

        if (!maybeSeen)
        {
            yield return (student.CandidateNumber, $"the candidate number of {student.Id}");
            yield return (student.StudentNumber ?? "", $"the student number of {student.Id}");
        }
    }
}
