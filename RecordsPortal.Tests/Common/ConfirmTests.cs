using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using RecordsPortal.Components.Common;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Common;

public sealed class ConfirmTests : ComponentTest
{
    [Theory]
    [InlineData("删除附件", true)]
    [InlineData("取消", false)]
    public async Task Confirm_Answered_IsYesOnlyForTheNamedAct(string button, bool expected)
    {
        var provider = Render<MudDialogProvider>();
        Task<bool>? answer = null;
        await provider.InvokeAsync(() => { answer = Dialogs.AskAsync("删除附件", "删除后不能恢复。", "删除附件", dangerous: true); });

        provider.FindAll("button").Single(candidate => candidate.TextContent.Trim() == button).Click();

        Assert.Equal(expected, await answer!);
    }

    private IDialogService Dialogs => Services.GetRequiredService<IDialogService>();
}
