using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;

namespace RecordsPortal.Core.Registry;

/// <summary>Where a student stands now: what decides who hears of them.</summary>
public sealed record StudentPlace(Guid SchoolId, Guid? ClassId);

/// <summary>Who may hear of which change outside the portal's own screens.</summary>
public sealed class ChangeAudience(RecordsDb database)
{
    /// <summary>
    /// Kinds that are about no student, with the feature that shows them. A kind that does not stand here is for those alone who read the
    /// change table: a new kind of row leaks nothing before somebody has decided.
    /// </summary>
    private static readonly Dictionary<string, Feature> _features = new()
    {
        ["School"] = Feature.Portal,
        ["Major"] = Feature.Portal,
        ["SchoolClass"] = Feature.Portal,
        ["Term"] = Feature.Portal,
        ["Account"] = Feature.People,
        ["IntakeWindow"] = Feature.Portal,
        ["PrivacyNotice"] = Feature.Portal,
        ["CannedReason"] = Feature.Review,
        ["AdmissionList"] = Feature.AdmissionLists,
        ["RouteAlias"] = Feature.AdmissionLists,
        ["RegistrationBatch"] = Feature.NationalRegistration,
        ["Setting"] = Feature.Settings,
    };

    /// <summary>One question for a whole wave, however many listen.</summary>
    public async Task<IReadOnlyDictionary<Guid, StudentPlace>> PlacesAsync(IEnumerable<RecordChange> changes, CancellationToken cancel = default)
    {
        var ids = changes.Select(c => c.StudentId).OfType<Guid>().Distinct().ToList();
        await using var db = database.Open();
        var places = new Dictionary<Guid, StudentPlace>();
        foreach (var chunk in ids.Chunk(500))
        {
            var found = await db.Students.AsNoTracking().Where(s => chunk.Contains(s.Id)).Select(s => new { s.Id, s.SchoolId, s.ClassId }).ToListAsync(cancel);
            found.ForEach(s => places[s.Id] = new StudentPlace(s.SchoolId, s.ClassId));
        }

        return places;
    }

    /// <param name="places">Of the students the changes are about; one that was removed is missing and only college-wide listeners hear of it.</param>
    public static bool Hears(Actor actor, RecordChange change, IReadOnlyDictionary<Guid, StudentPlace> places)
    {
        if (actor.May(Feature.ChangeTable))
        {
            return true;
        }

        if (change.StudentId is not { } student)
        {
            return _features.TryGetValue(change.Kind, out var feature) && actor.May(feature);
        }

        var reach = actor.ReachOf(actor.IsStudent ? Feature.OwnRecord : Feature.Students);
        return places.TryGetValue(student, out var place) ? reach.Includes(student, place.SchoolId, place.ClassId) : reach.IsCollege;
    }
}
