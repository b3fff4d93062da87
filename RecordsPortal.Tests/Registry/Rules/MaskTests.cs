using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Tests.Registry.Rules;

public sealed class MaskTests
{
    [Theory]
    [InlineData("430304200603150015", "430304********0015")]
    [InlineData("H12345678", "H******78")]
    [InlineData("A1", "**")]
    [InlineData(null, "")]
    public void IdNumber_OnAScreen_ShowsAreaAndEndOnly(string? number, string masked) => Assert.Equal(masked, Mask.IdNumber(number));

    [Theory]
    [InlineData("+8613812344770", "138****4770")]
    [InlineData("+8673128881234", "*********1234")]
    [InlineData("+85291234567", "********4567")]
    [InlineData("12345", "*2345")]
    [InlineData(null, "")]
    public void Phone_OnAScreen_HidesItsMiddle(string? phone, string masked) => Assert.Equal(masked, Mask.Phone(phone));

    [Theory]
    [InlineData("+8613812344770", "13812344770")]
    [InlineData("+8673128881234;ext=12", "0731-28881234-12")]
    [InlineData("+861066278899", "010-66278899")]
    [InlineData("+85291234567", "+85291234567")]
    public void Display_APhone_IsAsOneDialsIt(string phone, string shown) => Assert.Equal(shown, PhoneNumber.Display(phone));
}
