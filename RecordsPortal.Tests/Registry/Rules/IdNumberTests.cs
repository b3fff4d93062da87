using CsCheck;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Tests.Registry.Rules;

public sealed class IdNumberTests
{
    private static readonly DateOnly _today = new(2026, 8, 1);

    public static TheoryData<string> Valid { get; } =
    [
        "11010519491231002X", "440524188001010014",
        "430304200603150015", "430304200603150023", "43030420060901003X", "430304200402290038",
        "810000199001010019", "820000200411090047", "830000199505050026", "911840200502030012",
    ];

    [Theory]
    [MemberData(nameof(Valid))]
    public void Fault_AValidNumber_IsNone(string number) => Assert.Null(IdNumber.Fault(number, "1", _today));

    [Theory]
    [MemberData(nameof(Valid))]
    public void Fault_AnySingleDigitChanged_IsFound(string number)
    {
        var changed = from at in Gen.Int[0, 17]
                      from digit in Gen.Char['0', '9']
                      where number[at] != digit
                      select number[..at] + digit + number[(at + 1)..];

        changed.Sample(wrong => IdNumber.Fault(wrong, "1", _today) is not null);
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void Fault_TwoNeighboursSwapped_IsFound(string number)
    {
        var swapped = from at in Gen.Int[0, 15]
                      where number[at] != number[at + 1]
                      select number[..at] + number[at + 1] + number[at] + number[(at + 2)..];

        swapped.Sample(wrong => IdNumber.Fault(wrong, "1", _today) is not null);
    }

    [Fact]
    public void Read_ACitizensNumber_GivesBirthDateAndSex()
    {
        Assert.Equal(new IdHolder(new DateOnly(2006, 3, 15), "1"), IdNumber.Read("430304200603150015"));
        Assert.Equal(new IdHolder(new DateOnly(2006, 3, 15), "2"), IdNumber.Read("430304200603150023"));
        Assert.Equal(new IdHolder(new DateOnly(1995, 5, 5), "2"), IdNumber.Read("830000199505050026"));
    }

    [Theory]
    [InlineData("911840200502030012")]
    [InlineData("430304200603150016")]
    [InlineData("43030420060315001")]
    [InlineData(null)]
    public void Read_ANumberThatSaysNothing_IsNothing(string? number) => Assert.Null(IdNumber.Read(number));

    [Fact]
    public void Upgrade_AFirstGenerationNumber_IsTodaysNumber() =>
        Assert.Equal("11010519491231002X", IdNumber.Upgrade("110105491231002"));

    [Theory]
    [InlineData(" 43030420060901003x ")]
    [InlineData("４３０３０４２００６０９０１００３ｘ")]
    [InlineData("430304 20060901 003X")]
    [InlineData("'43030420060901003X")]
    public void Normalise_AsPeopleWriteIt_IsTheNumber(string raw) =>
        Assert.Equal("43030420060901003X", IdNumber.Normalise(raw));
}
