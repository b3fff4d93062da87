using Bunit;
using RecordsPortal.Components.Common;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Common;

public sealed class DateFieldTests : ComponentTest
{
    private DateOnly? _value = new(2008, 1, 20);

    [Fact]
    public void DateField_TypedInWords_ShowsAndGivesTheDate()
    {
        var field = Field();

        field.Find("#birth").Change("2008年3月5日");

        Assert.Equal(new DateOnly(2008, 3, 5), _value);
        Assert.Equal("2008-03-05", field.Find("#birth").GetAttribute("value"));
    }

    [Fact]
    public void DateField_TypedNonsense_KeepsTheTextAndForgetsTheOldDate()
    {
        var field = Field();

        field.Find("#birth").Change("2008-02-31");

        Assert.Null(_value);
        Assert.Equal("2008-02-31", field.Find("#birth").GetAttribute("value"));
        Assert.Equal("true", field.Find("#birth").GetAttribute("aria-invalid"));
        Assert.Equal("请输入日期，例如 2026-09-01。", field.Find("#birth-error").TextContent);
    }

    [Fact]
    public void DateField_TooLate_SaysTheLastDay()
    {
        var field = Field();

        field.Find("#birth").Change("20130101");

        Assert.Equal("请输入 2012-01-01 或之前的日期。", field.Find("#birth-error").TextContent);
    }

    private IRenderedComponent<DateField> Field() => Render<DateField>(p => p
        .Add(x => x.Id, "birth").Add(x => x.Label, "出生日期").Add(x => x.Max, new DateOnly(2012, 1, 1))
        .Bind(x => x.Value, _value, value => _value = value));
}
