using Microsoft.Extensions.Localization;
using RecordsPortal.Components.Registry;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Documents.Jobs;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Components.Documents;

/// <summary>The years, schools and classes somebody may order documents of. What the service refuses is not offered.</summary>
public sealed class OrderPlaces(CollegeDirectory college, Reach reach)
{
    /// <summary>The newest first.</summary>
    public IReadOnlyList<int> Years => [.. Classes.Select(c => c.EntryYear).Distinct().OrderDescending()];

    public IReadOnlyList<SchoolItem> Schools => [.. college.Schools.Where(school => Classes.Any(c => c.SchoolId == school.Id))];

    private IEnumerable<ClassItem> Classes =>
        college.Classes.Where(c => reach.IsCollege || reach.Schools.Contains(c.SchoolId) || reach.Classes.Contains(c.Id));

    public IReadOnlyList<ClassItem> ClassesOf(int year, Guid? school) => [.. Classes.Where(c => c.EntryYear == year && (school is null || c.SchoolId == school))];

    /// <summary>"建工2601", "建筑工程学院 2026 级", "2026 级".</summary>
    public string NameOf(DocumentOrder order, IStringLocalizer<DocumentsText> texts) =>
        college.Class(order.Class)?.Name ?? $"{FieldValues.Show(college.School(order.School))} {texts["YearOf", order.Year]}".Trim();
}
