using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using static RecordsPortal.Core.Registry.RecordField;

namespace RecordsPortal.Core.Demo;

/// <summary>Invents people whose every item would pass the rules. The same random source gives the same people.</summary>
internal sealed class DemoPeople(Random random)
{
    private static readonly string[] MobilePrefixes = ["130", "131", "133", "135", "137", "138", "139", "150", "151", "158", "173", "176", "183", "187", "188", "199"];
    private static readonly string[] Employers = ["务农", "个体经营", "湘建集团", "市人民医院", "县第二小学", "在外务工", "自由职业", ""];
    private static readonly (string Code, int Weight)[] Routes = [("GK", 53), ("DZ", 34), ("DK", 8), ("KZ", 3), ("TY", 1), ("QT", 1)];
    private static readonly (string Code, int Weight)[] Groups = [("01", 88), ("15", 4), ("06", 3), ("12", 2), (DemoNames.UyghurCode, 1), ("13", 1), ("08", 1)];
    private static readonly (string Code, int Weight)[] Politics = [("03", 77), ("13", 20), ("02", 3)];

    private readonly DemoPlaces _places = new();
    private readonly HashSet<string> _numbers = [];

    /// <summary>Keeps a number out of what is invented: somebody has it already.</summary>
    public void Reserve(string number) => _numbers.Add(number);

    /// <summary>What an admission list would say of a newcomer.</summary>
    public RecordValues Listed(int year, int serial, string major)
    {
        var sex = random.Next(100) < 58 ? Sexes.Male : Sexes.Female;
        var group = Pick(Groups);
        var origin = group == DemoNames.UyghurCode ? "653101" : _places.County(random, elsewhere: random.Next(100) < 14).Code;
        var birth = new DateOnly(year - 19, 9, 1).AddDays(random.Next(365) + (random.Next(30) == 0 ? -400 : 0));
        return RecordValues.Of(
            (RecordField.Name, DemoNames.Invent(random, sex, group)),
            (RecordField.Sex, sex),
            (Origin, origin),
            (RecordField.BirthDate, $"{birth:yyyy-MM-dd}"),
            (IdType, IdDocumentTypes.ResidentId),
            (RecordField.IdNumber, Number(origin, birth, sex)),
            (EntryYear, $"{year}"),
            (FormalAdmissionYear, $"{year}"),
            (CurrentMajor, major),
            (FormalMajor, major),
            (AdmissionRoute, Pick(Routes)),
            (Phone, Mobile()),
            (RecordField.CandidateNumber, $"{year % 100:00}{origin}{100000 + serial}"),
            (EthnicGroup, group),
            (PoliticalStatus, Pick(Politics)),
            (AddressDivision, origin),
            (AddressDetail, DemoPlaces.Street(random)),
            (GraduatedFrom, DemoPlaces.School(random, origin)),
            (AdmissionScore, $"{random.Next(210, 521)}"));
    }

    /// <summary>The list's items and, with them, what only the student can say.</summary>
    public RecordValues Whole(RecordValues listed)
    {
        var origin = listed[Origin] ?? "430102";
        var native = Divisions.IsCurrent(origin) ? origin : "430102";
        return listed
            .With(NativePlace, native)
            .With(AddressDivision, listed[AddressDivision] ?? native)
            .With(AddressDetail, listed[AddressDetail] ?? DemoPlaces.Street(random))
            .With(Family, RecordLists.Text(Parents(listed[RecordField.Name]!)))
            .With(Schooling, RecordLists.Text(SchoolsOf(listed)));
    }

    public string Mobile() => $"+86{MobilePrefixes[random.Next(MobilePrefixes.Length)]}{random.Next(100_000_000):00000000}";

    private string Number(string origin, DateOnly birth, string sex)
    {
        while (true)
        {
            var order = random.Next(500) * 2 + (sex == Sexes.Male ? 1 : 0);
            var seventeen = $"{_places.IdArea(random, origin)}{birth:yyyyMMdd}{order:000}";
            var number = seventeen + Registry.Rules.IdNumber.CheckDigit(seventeen);
            if (_numbers.Add(number))
            {
                return number;
            }
        }
    }

    private FamilyMember[] Parents(string name)
    {
        var surname = DemoNames.Surname(name);
        return
        [
            new("51", DemoNames.Relative(random, surname, Sexes.Male), "13", Employer(), Mobile()),
            new("52", DemoNames.Relative(random, DemoNames.AnySurname(random), Sexes.Female), "13", Employer(), Mobile()),
        ];
    }

    private static SchoolingEntry[] SchoolsOf(RecordValues listed)
    {
        var entry = int.Parse(listed[EntryYear]!);
        return
        [
            new($"{entry - 6}-09", $"{entry - 3}-06", "初级中学", null),
            new($"{entry - 3}-09", $"{entry}-06", listed[GraduatedFrom] ?? "高级中学", null),
        ];
    }

    private string? Employer() => Employers[random.Next(Employers.Length)] is { Length: > 0 } employer ? employer : null;

    private string Pick((string Code, int Weight)[] among)
    {
        var at = random.Next(among.Sum(a => a.Weight));
        return among.First(a => (at -= a.Weight) < 0).Code;
    }
}
