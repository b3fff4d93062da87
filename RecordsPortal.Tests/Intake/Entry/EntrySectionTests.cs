using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Components.Common;
using RecordsPortal.Components.Intake.Entry;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Intake.Entry;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Intake.Entry;

/// <summary>The sections and the check page as a student has them on the screen, over the real services.</summary>
public sealed class EntrySectionTests : ComponentTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Dispute_WithoutReasonRightValueOrEvidence_IsToldAtEachAndGoesNoFurther()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.ReadNoticeAsync();
        var page = Open(student, "background");

        page.WaitForElement("#item-EthnicGroup .choice:nth-of-type(2) input", Patience).Change(true);
        page.WaitForElement("#f-EthnicGroup-Reason", Patience);
        Continue(page);

        page.WaitForAssertion(() => Assert.Contains("请写明原因", page.Find("#f-EthnicGroup-Reason-error").TextContent), Patience);
        Assert.Equal("请填写正确的内容", page.Find("#f-EthnicGroup-error").TextContent);
        Assert.Equal("请上传至少一份证明材料", page.Find("#f-EthnicGroup-Evidence-error").TextContent);
        Assert.Equal("true", page.Find("#f-EthnicGroup-Evidence").GetAttribute("aria-invalid"));
        Assert.EndsWith("/", Services.GetRequiredService<NavigationManager>().Uri);
    }

    [Fact]
    public async Task Continue_WithFaults_ListsThemInTheWordsOfTheirFields()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.ReadNoticeAsync();
        var page = Open(student, "admission");
        page.WaitForElement("form.entry-form", Patience);
        Assert.Empty(page.FindAll(".error-summary"));

        Continue(page);

        page.WaitForElement(".error-summary", Patience);
        Assert.Equal(5, page.FindAll(".error-summary a").Count);
        foreach (var link in page.FindAll(".error-summary a"))
        {
            var choice = page.Find($"#{link.GetAttribute("data-focus")}");
            Assert.Equal(("radiogroup", "true"), (choice.GetAttribute("role"), choice.GetAttribute("aria-invalid")));
            Assert.Equal(link.TextContent, page.Find($"#{choice.GetAttribute("aria-describedby")}").TextContent);
        }
    }

    [Fact]
    public async Task Continue_PressedWhileAnItemIsStillBeingSaved_WaitsForItAndGoesOn()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.FillAsync();
        var page = Open(student, "contact");
        page.WaitForElement("#f-Remarks", Patience);
        var before = new TaskCompletionSource();
        var line = student.Portal.Services.GetRequiredService<WriteLine>();
        await using var other = student.Portal.OpenAsSystem();
        var ahead = line.RunAsync(other, () => before.Task.ContinueWith(_ => 0, TaskScheduler.Default), CancellationToken.None);

        page.Find("#f-Remarks").Change("走读");
        page.WaitForAssertion(() => Assert.StartsWith("正在", page.Find(".entry-saved").TextContent), Patience);
        Continue(page);
        before.SetResult();
        await ahead;

        page.WaitForAssertion(() => Assert.EndsWith("/intake/background", Services.GetRequiredService<NavigationManager>().Uri), Patience);
        Assert.Equal("走读", (await student.ViewAsync()).Item(RecordField.Remarks).Answer?.Value);
    }

    [Fact]
    public async Task SavedOnAnotherDay_SaysTheDay()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.ReadNoticeAsync();
        await student.TypeAsync(RecordField.Remarks, "走读");

        var page = Open(student, "contact");

        page.WaitForAssertion(() => Assert.Matches("^已自动保存 2026年8月", page.Find(".entry-saved").TextContent), Patience);
    }

    [Fact]
    public async Task Submit_WithoutTheDeclaration_IsToldAtItAndStops()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.FillAsync();
        var page = Open(student, "check");

        page.WaitForElement("form.truth", Patience).Submit();

        page.WaitForAssertion(() => Assert.Equal("请先勾选真实性声明。", page.Find(".error-summary a[data-focus=truth]").TextContent), Patience);
        Assert.Equal("truth-error", page.Find("#truth").GetAttribute("aria-describedby"));
        page.Find("#truth").Change(true);
        Assert.Empty(page.FindAll(".error-summary"));
        Assert.Null((await student.ViewAsync()).ReceiptNumber);
    }

    [Fact]
    public async Task Draft_SavedOnAnotherDevice_IsShownHereAndHeardNoMoreOnceClosed()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.ReadNoticeAsync();
        var page = Open(student, "contact");
        page.WaitForElement("#f-Remarks", Patience);

        await student.TypeAsync(RecordField.Remarks, "电脑上写的");

        page.WaitForAssertion(() => Assert.Equal("电脑上写的", page.Find("#f-Remarks").GetAttribute("value") ?? page.Find("#f-Remarks").TextContent), Patience);
        await DisposeComponentsAsync();
        Assert.Equal(0, student.Portal.Services.GetRequiredService<DraftNews>().Listeners);
    }

    private static void Continue(IRenderedComponent<EntryShell> page) => page.Find("form.entry-form").Submit();

    private IRenderedComponent<EntryShell> Open(Freshman student, string step)
    {
        var portal = student.Portal;
        Services.AddScoped<OutcomeMessages>();
        Services.AddSingleton(portal.Feed);
        Services.AddSingleton(portal.As<ICurrentUser>(student.Actor));
        Services.AddSingleton(portal.Services.GetRequiredService<DraftNews>());
        Services.AddSingleton(student.Entry);
        Services.AddSingleton(student.Submissions);
        Services.AddSingleton(student.Evidence);
        Services.AddSingleton(portal.As<ReferenceService>(student.Actor));
        Services.AddSingleton(portal.As<SettingService>(student.Actor));
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        return Render<EntryShell>(shell => shell.Add(s => s.Root, "intake").Add(s => s.Of, EntryOf.Own).Add(s => s.Step, step));
    }
}
