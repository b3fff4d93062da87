using Bunit;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using RecordsPortal.Components.Layout;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Layout;

public sealed class ErrorPageTests : ComponentTest
{
    [Theory]
    [InlineData(13, "磁盘已满")]
    [InlineData(1, "")]
    public void Page_SaysWhetherTheServerCouldNotSave(int sqlite, string words)
    {
        var context = new DefaultHttpContext();
        context.Features.Set<IExceptionHandlerFeature>(new ExceptionHandlerFeature { Error = new InvalidOperationException("", new SqliteException("", sqlite)) });

        var page = Render<ErrorPage>(p => p.AddCascadingValue<HttpContext>(context));

        Assert.Contains(words, page.Find(".page-error p").TextContent);
        Assert.Equal(sqlite == 13, page.Markup.Contains("磁盘", StringComparison.Ordinal));
    }
}
