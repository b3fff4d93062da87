using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Demo;

/// <summary>The invented college: five schools, the eighteen majors of the sample list, classes for three years of entry.</summary>
internal static class DemoCollege
{
    public const string Name = "湘城建设职业技术学院";
    public const string NameEn = "Xiangcheng Construction Vocational College";
    public const int CatalogueYear = 2021;
    public static readonly int[] EntryYears = [2024, 2025, 2026];

    private static readonly (string Code, string Name, string NameEn)[] SchoolList =
    [
        ("01", "建筑与艺术学院", "School of Architecture and Art"),
        ("02", "土木工程学院", "School of Civil Engineering"),
        ("03", "管理工程学院", "School of Engineering Management"),
        ("04", "设备工程学院", "School of Building Services"),
        ("05", "市政与路桥学院", "School of Municipal and Road Engineering"),
    ];

    /// <summary>Classes is how many a year of entry has.</summary>
    private static readonly (string School, string Code, string Name, string Short, string NameEn, int Classes)[] MajorList =
    [
        ("01", "440101", "建筑设计", "建设", "Architectural Design", 5),
        ("01", "440102", "建筑装饰工程技术", "装饰", "Architectural Decoration Engineering", 5),
        ("01", "440104", "园林工程技术", "园林", "Landscape Engineering", 3),
        ("01", "440106", "建筑室内设计", "室内", "Interior Design", 6),
        ("02", "440301", "建筑工程技术", "建工", "Construction Engineering", 7),
        ("02", "440302", "装配式建筑工程技术", "装配", "Prefabricated Construction", 4),
        ("02", "440304", "智能建造技术", "智建", "Intelligent Construction", 4),
        ("02", "440306", "土木工程检测技术", "检测", "Civil Engineering Testing", 3),
        ("03", "440501", "工程造价", "造价", "Construction Cost", 8),
        ("03", "440502", "建设工程管理", "建管", "Construction Management", 5),
        ("03", "440504", "建设工程监理", "监理", "Construction Supervision", 3),
        ("03", "440703", "现代物业管理", "物业", "Property Management", 2),
        ("04", "440402", "建筑电气工程技术", "电气", "Building Electrical Engineering", 4),
        ("04", "440403", "供热通风与空调工程技术", "暖通", "Heating, Ventilation and Air Conditioning", 3),
        ("04", "440404", "建筑智能化工程技术", "智能", "Building Intelligence", 5),
        ("05", "420301", "工程测量技术", "测量", "Engineering Surveying", 3),
        ("05", "440601", "市政工程技术", "市政", "Municipal Engineering", 4),
        ("05", "440602", "给排水工程技术", "给排", "Water Supply and Drainage", 4),
    ];

    /// <summary>Two a year: eighteen to twenty weeks with teaching, a winter and a summer between them.</summary>
    private static readonly (int SchoolYear, int Number, DateOnly From, DateOnly To, int Weeks)[] TermList =
    [
        (2024, 1, new(2024, 9, 2), new(2025, 1, 17), 18),
        (2024, 2, new(2025, 2, 17), new(2025, 7, 4), 18),
        (2025, 1, new(2025, 9, 1), new(2026, 1, 23), 19),
        (2025, 2, new(2026, 3, 2), new(2026, 7, 10), 18),
        (2026, 1, new(2026, 8, 31), new(2027, 1, 22), 19),
        (2026, 2, new(2027, 2, 22), new(2027, 7, 9), 18),
    ];

    public static IEnumerable<Term> Terms() =>
        TermList.Select(t => new Term { SchoolYear = t.SchoolYear, Number = t.Number, StartsOn = t.From, EndsOn = t.To, Weeks = t.Weeks });

    /// <summary>By code.</summary>
    public static IReadOnlyDictionary<string, string> MajorNames { get; } = MajorList.ToDictionary(major => major.Code, major => major.Name);

    public static (List<School> Schools, List<Major> Majors, List<SchoolClass> Classes) Build()
    {
        var schools = SchoolList.Select(s => new School { Code = s.Code, Name = s.Name, NameEn = s.NameEn }).ToList();
        var majors = MajorList.Select(m => new Major
        {
            Code = m.Code,
            Catalogue = CatalogueYear,
            Name = m.Name,
            NameEn = m.NameEn,
            LengthHalfYears = 6,
            SchoolId = schools.Single(s => s.Code == m.School).Id,
        }).ToList();
        var classes =
            from year in EntryYears
            from m in MajorList
            from number in Enumerable.Range(1, m.Classes)
            let major = majors.Single(x => x.Code == m.Code)
            select new SchoolClass { Name = $"{m.Short}{year % 100:00}{number:00}", EntryYear = year, MajorId = major.Id, SchoolId = major.SchoolId };
        return (schools, majors, classes.ToList());
    }
}
