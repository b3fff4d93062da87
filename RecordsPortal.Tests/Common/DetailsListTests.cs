using Bunit;
using RecordsPortal.Components.Common;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Common;

public sealed class DetailsListTests : ComponentTest
{
    [Fact]
    public void Item_NotFilledIn_SaysSoInsteadOfABlank()
    {
        var item = Render<DetailsItem>(p => p.Add(x => x.Label, "备注"));

        Assert.Equal("未填写", item.Find("dd").TextContent.Trim());
    }

    [Fact]
    public void Item_WithItsLastChange_SaysWhenAndByWhom()
    {
        var item = Render<DetailsItem>(p => p
            .Add(x => x.Label, "姓名").Add(x => x.Value, "李明").Add(x => x.ChangedAt, Clock.GetUtcNow().UtcDateTime.AddHours(-1)).Add(x => x.ChangedBy, "王老师"));

        Assert.Equal("1 小时前 · 王老师", item.Find(".stamp").TextContent);
    }
}
