using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Components.Layout;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Layout;

public sealed class AccountLayoutTests : ComponentTest
{
    [Theory]
    [InlineData("zh-CN", "en", "英文")]
    [InlineData("en", "zh-CN", "Chinese")]
    public void Layout_InOneLanguage_OffersTheOther(string language, string value, string text)
    {
        Read(language);

        var button = Layout(new DefaultHttpContext()).Find(".account-language button");

        Assert.Equal((value, text), (button.GetAttribute("value"), button.TextContent));
    }

    [Fact]
    public void Layout_OfAPageThatWasNotFound_KeepsTheAddressTheReaderAskedFor()
    {
        var context = new DefaultHttpContext();
        context.Features.Set<IStatusCodeReExecuteFeature>(new StatusCodeReExecuteFeature { OriginalPathBase = "", OriginalPath = "/students/7", OriginalQueryString = "?tab=history" });
        Services.GetRequiredService<NavigationManager>().NavigateTo("status/404");

        var layout = Layout(context);

        Assert.Equal("students/7?tab=history#main", layout.Find(".skip-link").GetAttribute("href"));
        Assert.Equal("/students/7?tab=history", layout.Find("input[name=returnUrl]").GetAttribute("value"));
    }

    private IRenderedComponent<AccountLayout> Layout(HttpContext context) =>
        Render<AccountLayout>(p => p.AddCascadingValue(context).Add(x => x.Body, "内容"));
}
