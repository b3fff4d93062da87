using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Demo;

/// <summary>What a student enters: mostly what the list says, now and then something else, as real ones do.</summary>
internal sealed class DemoContent(DemoPeople people, CollegeDirectory college, DateOnly today, Random random)
{
    /// <summary>A cram school's phone given for many of its pupils: the rule warns from the sixth on.</summary>
    private const string SharedPhone = "+8613787001122";

    private readonly Dictionary<string, string> _majors = college.Majors.ToDictionary(m => m.Code, m => m.Name);
    private int _sharing;

    public IntakeContent Whole(RecordValues listed)
    {
        var whole = people.Whole(listed);
        var content = IntakeItems.All
            .Where(item => whole.Has(item.Field))
            .Aggregate(IntakeContent.Empty, (known, item) => known.With(item.Field, Answer(item, whole[item.Field]!, listed)));
        return random.Next(100) switch
        {
            < 7 => content.With(RecordField.Phone, Typed(people.Mobile())),
            < 8 when _sharing++ < 25 => content.With(RecordField.Phone, Typed(SharedPhone)),
            < 9 => content.With(RecordField.Remarks, Typed("退役士兵，入伍通知书已交武装部")),
            < 12 => Disputed(content, listed),
            _ => content,
        };
    }

    /// <summary>The first sections only: what stands in a draft somebody has put aside.</summary>
    public IntakeContent Begun(RecordValues listed)
    {
        var done = (IntakeSection)random.Next(Enum.GetValues<IntakeSection>().Length);
        var whole = Whole(listed);
        return new IntakeContent(whole.Items.Where(item => IntakeItems.Find(item.Key)!.Section <= done).ToDictionary());
    }

    public IReadOnlyList<Finding> Findings(IntakeContent content) => RecordRules.Check(content.Values(), Occasion.StudentEntry, new RuleFacts
    {
        Today = today,
        Majors = _majors,
        OthersWithPhone = content.Of(RecordField.Phone)?.Value == SharedPhone ? _sharing : 0,
    });

    public static IReadOnlyList<RecordField> Differences(IntakeContent content, RecordValues listed) =>
        [.. content.Items.Where(item => listed.Has(item.Key) && listed[item.Key] != item.Value.Value).Select(item => item.Key)];

    private static ItemAnswer Answer(IntakeItem item, string value, RecordValues listed) => item.Manner switch
    {
        EntryManner.Blind => Typed(value),
        EntryManner.Shown when listed.Has(item.Field) => new ItemAnswer(value, IsConfirmed: true),
        _ => new ItemAnswer(value),
    };

    private IntakeContent Disputed(IntakeContent content, RecordValues listed) => random.Next(3) switch
    {
        0 => content.With(RecordField.EthnicGroup, new ItemAnswer(listed[RecordField.EthnicGroup] == "15" ? "01" : "15", DisputeReason: "户口簿上的民族与名册不一致")),
        1 => content.With(RecordField.GraduatedFrom, new ItemAnswer(DemoPlaces.School(random, listed[RecordField.Origin]!), DisputeReason: "高三转学，毕业证由后一所学校颁发")),
        _ => content.With(RecordField.AddressDetail, new ItemAnswer(DemoPlaces.Street(random), DisputeReason: "今年六月搬家")),
    };

    private static ItemAnswer Typed(string value) => new(value, Typed: PhoneNumber.Display(value) is { Length: > 0 } shown ? shown : value);
}
