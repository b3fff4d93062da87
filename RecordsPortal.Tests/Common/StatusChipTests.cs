using Bunit;
using RecordsPortal.Components.Common;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Common;

public sealed class StatusChipTests : ComponentTest
{
    [Fact]
    public void Chip_EveryTone_HasAShapeOfItsOwn()
    {
        var shapes = Enum.GetValues<StatusTone>().Select(tone => Render<StatusChip>(p => p.Add(x => x.Tone, tone).Add(x => x.Text, "x")).Find(".chip-shape").TextContent);

        Assert.Equal(Enum.GetValues<StatusTone>().Length, shapes.Distinct().Count());
    }

    [Fact]
    public void Chip_ForAScreenReader_IsTheWordAlone()
    {
        var chip = Render<StatusChip>(p => p.Add(x => x.Tone, StatusTone.Returned).Add(x => x.Text, "已退回"));

        Assert.Equal("true", chip.Find(".chip-shape").GetAttribute("aria-hidden"));
        Assert.EndsWith("已退回", chip.Find(".chip").TextContent);
    }
}
