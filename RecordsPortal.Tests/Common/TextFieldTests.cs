using Bunit;
using RecordsPortal.Components.Common;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Common;

public sealed class TextFieldTests : ComponentTest
{
    [Fact]
    public void TextField_WithHintAndError_TiesBothToTheControl()
    {
        var field = Render<TextField>(p => p
            .Add(x => x.Id, "phone").Add(x => x.Label, "联系电话").Add(x => x.MaxLength, 20)
            .Add(x => x.Hint, "本人常用手机号").Add(x => x.Error, "请填写联系电话"));

        var input = field.Find("input");

        Assert.Equal("phone-error phone-hint", input.GetAttribute("aria-describedby"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("20", input.GetAttribute("maxlength"));
        Assert.Equal("phone", field.Find("label").GetAttribute("for"));
    }

    [Theory]
    [InlineData(true, "*")]
    [InlineData(false, "（选填）")]
    public void TextField_RequiredOrNot_SaysWhich(bool required, string mark)
    {
        var field = Render<TextField>(p => p.Add(x => x.Id, "a").Add(x => x.Label, "备注").Add(x => x.MaxLength, 200).Add(x => x.Required, required));

        Assert.Equal(mark, field.Find("label span").TextContent);
    }

    [Fact]
    public void TextField_Left_GivesWhatWasTyped()
    {
        string? typed = null;
        var field = Render<TextField>(p => p.Add(x => x.Id, "a").Add(x => x.MaxLength, 200).Add(x => x.Lines, 3).Add(x => x.ValueChanged, text => typed = text));

        field.Find("textarea").Change("转学自邻省");

        Assert.Equal("转学自邻省", typed);
    }
}
