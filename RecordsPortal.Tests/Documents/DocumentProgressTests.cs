using System.Globalization;
using RecordsPortal.Core.Documents.Jobs;

namespace RecordsPortal.Tests.Documents;

public sealed class DocumentProgressTests
{
    [Fact]
    public async Task ProgressMadeElsewhere_IsHeardInTheLanguageOfTheScreen()
    {
        var progress = new DocumentProgress();
        var heard = new TaskCompletionSource<string>();
        using var subscription = await Task.Run(() =>
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
            return progress.Subscribe(_ => heard.TrySetResult(CultureInfo.CurrentUICulture.Name));
        });

        await Task.Run(() =>
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
            progress.Report(Guid.CreateVersion7(), 1, 2);
        });

        Assert.Equal("zh-CN", await heard.Task);
    }

    [Fact]
    public void ClosedScreen_HearsNothingMore()
    {
        var progress = new DocumentProgress();
        var heard = 0;
        var subscription = progress.Subscribe(_ => heard++);

        progress.Report(Guid.CreateVersion7(), 1, 2);
        subscription.Dispose();
        progress.Report(Guid.CreateVersion7(), 2, 2);

        Assert.Equal(1, heard);
    }
}
