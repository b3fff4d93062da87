using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using RecordsPortal.Components.Common;
using RecordsPortal.Components.Records;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Records;
using RecordsPortal.Tests.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Records;

public sealed class ExportDialogTests : ComponentTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Export_AsShown_IsFetchedOnceAndStandsInTheRegister()
    {
        await using var portal = await TestPortal.StartAsync();
        await Enrolled.AddAsync(portal);
        var files = JSInterop.SetupModule("./_content/RecordsPortal.Components/js/files.js");
        var fetched = files.SetupVoid(call => call.Identifier == "fetchFile");
        fetched.SetVoidResult();
        var dialogs = await OpenAsync(portal, "registrar");

        Press(dialogs);

        dialogs.WaitForAssertion(() => Assert.Single(fetched.Invocations), Patience);
        var line = Assert.Single((await portal.As<ExportRegister>(await portal.StaffAsync("auditor")).PageAsync(null, 1)).Rows);
        Assert.Contains($"{line.Id}", (string)fetched.Invocations.Single().Arguments[0]!, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(dialogs.FindAll(".mud-dialog"));
    }

    [Fact]
    public async Task Export_OfWholeNumbersWithoutAReason_SaysSoAndGivesNothing()
    {
        await using var portal = await TestPortal.StartAsync();
        await Enrolled.AddAsync(portal);
        var dialogs = await OpenAsync(portal, "registrar");
        dialogs.FindAll("input[name=export-numbers]")[^1].Change(true);

        Press(dialogs);

        dialogs.WaitForAssertion(() => Assert.NotEmpty(dialogs.Find("#export-reason-error").TextContent), Patience);
        Assert.Empty((await portal.As<ExportRegister>(await portal.StaffAsync("auditor")).PageAsync(null, 1)).Rows);
    }

    [Fact]
    public async Task Export_ByWhoMayNotHaveWholeNumbers_DoesNotOfferThem()
    {
        await using var portal = await TestPortal.StartAsync();
        await Enrolled.AddAsync(portal);

        var dialogs = await OpenAsync(portal, "archivist");

        Assert.Equal(2, dialogs.FindAll("input[name=export-numbers]").Count);
    }

    private static void Press(IRenderedComponent<MudDialogProvider> dialogs) => dialogs.FindAll(".mud-dialog-actions button")[^1].Click();

    private async Task<IRenderedComponent<MudDialogProvider>> OpenAsync(TestPortal portal, string user)
    {
        var actor = await portal.StaffAsync(user);
        Services.AddSingleton(portal.As<StudentExports>(actor));
        Services.AddSingleton(portal.As<ICurrentUser>(actor));
        Services.AddScoped<OutcomeMessages>();
        var dialogs = Render<MudDialogProvider>();
        await dialogs.InvokeAsync(() => ExportDialog.ShowAsync(Services.GetRequiredService<IDialogService>(), new StudentListQuery(), 1, ""));
        dialogs.WaitForElement("input[name=export-numbers]", Patience);
        return dialogs;
    }
}
