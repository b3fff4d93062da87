using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Components.Common;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Common;

public sealed class ErrorSummaryTests : ComponentTest
{
    private static readonly SummaryError[] Errors = [new("phone", "请填写联系电话"), new("origin", "请选择生源地")];

    [Fact]
    public void Summary_WhenErrorsAppear_TakesTheFocusOnce()
    {
        var summary = Render<ErrorSummary>(p => p.Add(x => x.Errors, []));

        summary.Render(p => p.Add(x => x.Errors, Errors));
        summary.Render(p => p.Add(x => x.Errors, Errors[..1]));

        Assert.Equal("错误：请先改正以下 1 处", summary.Find("h2").TextContent);
        JSInterop.VerifyFocusAsyncInvoke(calledTimes: 1);
    }

    [Fact]
    public void Summary_EachError_LeadsIntoItsFieldOnThisPage()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("intake/contact");

        var summary = Render<ErrorSummary>(p => p.Add(x => x.Errors, Errors));

        Assert.Equal(["phone", "origin"], summary.FindAll("a").Select(link => link.GetAttribute("data-focus")));
        Assert.Equal("intake/contact#phone", summary.Find("a").GetAttribute("href"));
    }

    [Fact]
    public void Summary_WithoutErrors_IsNotThere()
    {
        Assert.Equal("", Render<ErrorSummary>().Markup.Trim());
    }
}
