using Bunit;
using RecordsPortal.Components.Common;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Common;

public sealed class DivisionPickerTests : ComponentTest
{
    private string? _value;

    [Fact]
    public void Picker_ACountyIsKnown_ShowsAllThreeLevels()
    {
        _value = "430304";

        Assert.Equal(["430000", "430300", "430304"], Chosen(Picker()));
    }

    [Fact]
    public void Picker_AnotherProvince_EmptiesCityAndCounty()
    {
        _value = "430304";
        var picker = Picker();

        picker.Find("#origin-1").Change("440000");
        picker.Render(p => p.Add(x => x.Value, _value));

        Assert.Equal("440000", _value);
        Assert.Equal(["440000", ""], Chosen(picker));
    }

    [Fact]
    public void Picker_TakenBack_FallsToTheLevelAbove()
    {
        _value = "430304";

        Picker().Find("#origin-3").Change("");

        Assert.Equal("430300", _value);
    }

    [Fact]
    public void Picker_Municipality_OffersItsDistrictsDirectly()
    {
        _value = "110000";

        var picker = Picker();

        Assert.Equal(["110000", ""], Chosen(picker));
        Assert.Contains("朝阳区", picker.Find("#origin-3").TextContent);
    }

    [Theory]
    [InlineData("yuetang")]
    [InlineData("岳塘")]
    public void Picker_SearchedByKeyboard_ChoosesThePlace(string typed)
    {
        var picker = Picker();

        picker.Find("[role=combobox]").Input(typed);
        Assert.Equal("湖南省湘潭市岳塘区", picker.Find("[role=option]").TextContent);
        picker.Find("[role=combobox]").KeyDown("Enter");

        Assert.Equal("430304", _value);
        Assert.Equal("", picker.Find("[role=combobox]").GetAttribute("value"));
    }

    [Fact]
    public void Picker_ArrowsInTheList_NameTheActiveOption()
    {
        var picker = Picker();
        picker.Find("[role=combobox]").Input("hunan");

        picker.Find("[role=combobox]").KeyDown("ArrowDown");

        var active = picker.Find("[role=combobox]").GetAttribute("aria-activedescendant");
        Assert.Equal("true", picker.Find($"#{active}").GetAttribute("aria-selected"));
        Assert.Equal("origin-search-1", active);
    }

    private static IEnumerable<string?> Chosen(IRenderedComponent<DivisionPicker> picker) =>
        picker.FindAll("select").Select(select => select.GetAttribute("value"));

    private IRenderedComponent<DivisionPicker> Picker() => Render<DivisionPicker>(p => p
        .Add(x => x.Id, "origin").Add(x => x.Label, "生源地").Bind(x => x.Value, _value, value => _value = value));
}
