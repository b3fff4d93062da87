using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Demo;

/// <summary>Student and receipt numbers as the default patterns give them, each counted within its year.</summary>
internal sealed class DemoNumbers
{
    private readonly Dictionary<string, int> _last = [];

    public string Receipt(int year) => $"{year}-{Next($"{year}-"):000000}";

    public void GiveNumber(DemoPen pen, Student student, CollegeDirectory college, int year)
    {
        var prefix = $"{year}{college.School(student.SchoolId)!.Code}";
        student.StudentNumber = $"{prefix}{Next(prefix):0000}";
        pen.Add(new StudentNumberUse { Number = student.StudentNumber, StudentId = student.Id });
    }

    private int Next(string prefix) => _last[prefix] = _last.GetValueOrDefault(prefix) + 1;
}
