using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Demo;

/// <summary>This year's newcomers.</summary>
internal static class DemoAdmissions
{
    private const int Rows = 3_463;

    public static IEnumerable<RecordValues> Read(CollegeDirectory college, DemoPeople people, int year)
    {
        var classes = college.Classes.Where(c => c.EntryYear == year).ToList();
        return Enumerable.Range(0, Rows).Select(serial => people.Listed(year, serial, college.Major(classes[serial % classes.Count].MajorId)!.Code));
    }
}
