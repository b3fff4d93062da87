using Microsoft.EntityFrameworkCore;
using RecordsPortal.Components.Intake.Entry;
using RecordsPortal.Components.Registry;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Documents;
using RecordsPortal.Core.Documents.Forms;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Documents;

public sealed class RegistrationFormTests
{
    [Fact]
    public async Task Form_ShowsWhatWasSubmittedAndNotWhatTheRecordBecame()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await Carded.AddAsync(portal, isSubmitted: true);
        await using (var db = portal.OpenAsSystem())
        {
            (await db.Students.SingleAsync(s => s.Id == student)).GraduatedFrom = "长沙市第一中学";
            await db.SaveChangesAsync();
        }

        var front = Paper.Pages(await FormAsync(portal, student))[0];

        Assert.Contains("毕业中学湘潭市第一中学健康状况备注", front);
        Assert.Contains("2023年9月至2026年6月湘潭市第一中学张伟", front);
    }

    [Fact]
    public async Task Form_BearsTheStatementWithItsVersionTimeAndReceipt()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await Carded.AddAsync(portal, isSubmitted: true);
        await using var db = portal.Open();
        var receipt = db.Submissions.Single(s => s.StudentId == student).ReceiptNumber;

        var back = Paper.Pages(await FormAsync(portal, student))[1];

        Assert.Contains(TruthStatement.Wording(1, isAssisted: false), back);
        Assert.Contains($"（声明第 1 版，2026年8月22日 19:30:00 在线确认并提交，回执号 {receipt}）", back);
        Assert.Contains("学生签名", back);
    }

    [Fact]
    public async Task Form_OfAnAssistedEntry_NamesTheOfficerAndTheirReason()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await Carded.AddAsync(portal, isSubmitted: true);
        await using (var db = portal.OpenAsSystem())
        {
            var submission = await db.Submissions.SingleAsync(s => s.StudentId == student);
            (submission.AssistedBy, submission.AssistedReason) = ("李明", "视力障碍");
            await db.SaveChangesAsync();
        }

        var back = Paper.Pages(await FormAsync(portal, student))[1];

        Assert.Contains(TruthStatement.Wording(1, isAssisted: true), back);
        Assert.Contains("由 李明 协助填写，原因：视力障碍", back);
    }

    [Fact]
    public async Task Form_BeforeAnythingWasSubmitted_IsRefused()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await Carded.AddAsync(portal, isApproved: false);

        var printed = await portal.As<DocumentService>(await portal.StaffAsync("registrar")).OfStudentAsync(Guid.CreateVersion7(), DocumentKind.RegistrationForm, student);

        Assert.Equal(DocumentKeys.NoSubmission, Assert.IsType<Outcome.Refused>(printed.Outcome).Key);
    }

    [Theory]
    [InlineData("Truth", false)]
    [InlineData("TruthAssisted", true)]
    public void StatementOnTheScreen_IsTheOneThatIsPrinted(string key, bool isAssisted) =>
        Assert.Equal(ResourceTexts.Of(typeof(EntryText), "zh-CN")[key], TruthStatement.Wording(TruthStatement.Current, isAssisted));

    [Theory]
    [MemberData(nameof(Statuses))]
    public void StatusOnPaper_IsCalledAsOnTheScreen(StudentStatus status) =>
        Assert.Equal(ResourceTexts.Of(typeof(FieldText), "zh-CN")[$"StudentStatus.{status}"], PaperWords.Of(status));

    public static TheoryData<StudentStatus> Statuses { get; } = [.. Enum.GetValues<StudentStatus>()];

    private static async Task<byte[]> FormAsync(TestPortal portal, Guid student) =>
        (await portal.As<DocumentService>(await portal.StaffAsync("registrar")).OfStudentAsync(Guid.CreateVersion7(), DocumentKind.RegistrationForm, student)).File!.Bytes;
}
