using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RecordsPortal.Core;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Corrections;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Corrections;
using RecordsPortal.Tests.Documents;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>A registered name is corrected by two people, and the student sees by whom.</summary>
[Collection(WorkingCollection.Name)]
public sealed class CorrectionJourneyTests(BrowserPortal portal) : BrowserTest(portal)
{
    [BrowserFact]
    public async Task RegisteredName_FoundAndPutUpByOneRegistrar_IsApprovedByAnother_Printed_AndTheStudentSeesBoth()
    {
        var who = await RegisteredAsync(Portal.Server.Folder);
        var student = await GuestAsync(Look.Phone);
        var (first, second) = (await VisitAsync("registrar"), await VisitAsync("registrar2"));
        await ActivateAsync(student, who);
        await second.OpenAsync("/corrections");

        await PutUpAsync(first, who);
        await second.Page.Locator("tbody tr", new() { HasText = who.Name }).WaitForAsync();
        await student.OpenAsync("/my-record");
        await student.Page.Locator(".correction", new() { HasText = "待复核" }).WaitForAsync();

        await OpenCaseAsync(first, second);
        await Expect(first, "须由另一位学籍管理员审批");
        await second.Page.Keyboard.PressAsync("a");

        await student.Page.Locator(".correction", new() { HasText = "李婷 批准" }).WaitForAsync();
        await student.Page.Locator(".own-name", new() { HasText = NewName(who) }).WaitForAsync();
        Assert.Contains("王敏 核实并提交审批", await student.Page.Locator(".correction").First.InnerTextAsync());
        var paper = string.Concat(Paper.Pages(await PrintAsync(first, who)));
        Assert.All([NewName(who), $"曾为 {who.Name}", "王敏", "打印", "1 / "], words => Assert.Contains(words, paper, StringComparison.Ordinal));
        Assert.DoesNotContain("催办名单", paper, StringComparison.Ordinal);
    }

    /// <summary>The record as the browser puts it on paper.</summary>
    private static async Task<byte[]> PrintAsync(Visitor registrar, Freshman who)
    {
        await registrar.OpenAsync($"/students/{who.Id}");
        await registrar.SeesAsync(NewName(who), "h1");
        return await registrar.Page.PdfAsync(new() { PreferCSSPageSize = true });
    }

    private static string NewName(Freshman who) => who.Name[..^1] + "瑜";

    private static Task Expect(Visitor visitor, string words) => visitor.Page.Locator(".review-actions", new() { HasText = words }).WaitForAsync();

    /// <summary>From the record by its key, with every scan the procedure wants.</summary>
    private static async Task PutUpAsync(Visitor registrar, Freshman who)
    {
        var page = registrar.Page;
        await registrar.OpenAsync("/");
        await page.Keyboard.PressAsync("Control+k");
        await page.Locator("dialog.palette[open]").WaitForAsync();
        await page.Keyboard.TypeAsync(who.CandidateNumber);
        await page.Locator("dialog.palette [role=option][aria-selected=true]", new() { HasText = who.Name }).WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.ReachesAsync($"/students/{who.Id}");
        await registrar.SeesAsync(who.Name, "h1");
        await registrar.ListensAsync();
        await page.Locator("[data-item='RecordField.Name']").FocusAsync();
        await page.Keyboard.PressAsync("e");
        await page.FillAsync("#correct-Name", NewName(who));
        await page.PressAsync("#correct-Name", "Tab");
        await page.FillAsync("#correction-reason", "公安机关已批准更名");
        await page.PressAsync("#correction-reason", "Tab");
        await page.Locator("#correction-ground label").Nth(1).ClickAsync();
        await page.FillAsync("#correction-document", "潭公证〔2026〕0318号");
        await page.PressAsync("#correction-document", "Tab");
        foreach (var kind in (EvidenceKind[])[EvidenceKind.HouseholdBook, EvidenceKind.IdCard, EvidenceKind.PoliceCertificate])
        {
            await page.SetInputFilesAsync($"#scan-{kind}", new FilePayload { Name = "scan.pdf", MimeType = "application/pdf", Buffer = Correcting.Scan });
            await page.Locator("li", new() { Has = page.Locator($"#scan-{kind}") }).Locator(".scan a").WaitForAsync();
        }

        await page.Locator(".correction-form button[type=submit]").ClickAsync();
        await page.ReachesAsync($"/students/{who.Id}");
    }

    /// <summary>Both have the same case before them.</summary>
    private static async Task OpenCaseAsync(Visitor first, Visitor second)
    {
        await first.SettleAsync();
        var link = (await first.Page.Locator(".correction-head a").First.GetAttributeAsync("href"))!;
        foreach (var visitor in (Visitor[])[first, second])
        {
            await visitor.OpenAsync($"/{link}");
            await visitor.Page.Locator(".review-actions").WaitForAsync();
            await visitor.ListensAsync();
        }
    }

    private static async Task ActivateAsync(Visitor student, Freshman who)
    {
        var page = student.Page;
        await page.GotoAsync("/account/activate");
        await page.FillAsync("#number", who.CandidateNumber);
        await page.FillAsync("#name", who.Name);
        await page.FillAsync("#last-six", who.IdNumber[^6..]);
        await page.PressAsync("#last-six", "Enter");
        await page.FillAsync("#password", StudentAtPhone.Password);
        await page.PressAsync("#password", "Enter");
        await page.ReachesAsync(url => !url.Contains("/account/"));
    }

    /// <summary>Somebody in the national register whose record nobody is correcting.</summary>
    private static async Task<Freshman> RegisteredAsync(string folder)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.Configure<DataOptions>(data => data.Directory = folder);
        services.AddRecordsCore();
        await using var provider = services.BuildServiceProvider();
        await using var db = provider.GetRequiredService<RecordsDb>().Open();
        var student = await db.Students.AsNoTracking()
            .Where(s => s.RegisteredOn != null && s.EntryYear == db.Students.Where(x => x.RegisteredOn != null).Max(x => x.EntryYear) && !db.Corrections.Any(c => c.StudentId == s.Id))
            .OrderByDescending(s => s.CandidateNumber).FirstAsync();
        var key = await provider.GetRequiredService<SealedValues>().KeyOfAsync(db, student.Id, CancellationToken.None);
        return new Freshman(student.Id, RecordMapping.Read(student, key, await provider.GetRequiredService<ReferenceService>().DirectoryAsync()));
    }
}
