using Bunit;
using RecordsPortal.Components.Common;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Common;

public sealed class FieldDiffTests : ComponentTest
{
    [Fact]
    public void Diff_OneWrongDigit_MarksOnlyThat()
    {
        var diff = Render<FieldDiff>(p => p.Add(x => x.Listed, "430304200801200015").Add(x => x.Entered, "430304200801200025"));

        Assert.Equal(["1", "2"], diff.FindAll("mark").Select(mark => mark.TextContent));
        Assert.Equal("学生填写: 430304200801200025", diff.Find("ins").TextContent);
    }

    [Fact]
    public void Diff_TheListIsSilent_SaysSo()
    {
        var diff = Render<FieldDiff>(p => p.Add(x => x.Listed, null).Add(x => x.Entered, "湖南省"));

        Assert.Equal("（空）", diff.Find(".absent").TextContent);
    }
}
