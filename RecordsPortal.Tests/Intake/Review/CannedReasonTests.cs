using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Intake.Review;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Intake.Review;

public sealed class CannedReasonTests
{
    [Fact]
    public async Task Reason_InUse_IsRetiredAndKeepsItsWords()
    {
        await using var portal = await TestPortal.StartAsync();
        var actor = await portal.StaffAsync("registrar");
        var reasons = portal.As<CannedReasonService>(actor);
        var row = (await reasons.ListAsync()).First(r => r.Field == RecordField.Name);
        await UseAsync(portal, row.Id);

        var removed = await reasons.RemoveAsync(Guid.CreateVersion7(), row.Id);
        var retired = await reasons.SetRetiredAsync(Guid.CreateVersion7(), row.Id, true);

        Assert.Equal(ReasonKeys.InUse, Assert.IsType<Outcome.Refused>(removed).Key);
        Assert.IsType<Outcome.Done>(retired);
        Assert.Contains(await portal.As<ReviewCases>(actor).ReasonsAsync(), r => r.IsRetired && r.TextZh == row.TextZh);
    }

    [Fact]
    public async Task Reason_Made_IsOfferedLastAndMovesUp()
    {
        await using var portal = await TestPortal.StartAsync();
        var reasons = portal.As<CannedReasonService>(await portal.StaffAsync("registrar"));
        var made = Assert.IsType<Outcome.Done>(await reasons.SaveAsync(Guid.CreateVersion7(), new ReasonForm(null, 0, RecordField.Photo, "照片须穿正装", "Please dress formally"))).Receipt.Id!.Value;
        var before = await PhotoAsync(reasons);

        await reasons.MoveAsync(Guid.CreateVersion7(), made, up: true);

        Assert.Equal(made, before[^1]);
        Assert.Equal(made, (await PhotoAsync(reasons))[^2]);
    }

    [Theory]
    [InlineData("", "Words", "TextZh", ReasonKeys.Missing)]
    [InlineData("文字", " ", "TextEn", ReasonKeys.Missing)]
    public async Task Reason_WithoutBothLanguages_IsRefused(string zh, string en, string field, string key)
    {
        await using var portal = await TestPortal.StartAsync();

        var outcome = await portal.As<CannedReasonService>(await portal.StaffAsync("registrar")).SaveAsync(Guid.CreateVersion7(), new ReasonForm(null, 0, null, zh, en));

        var error = Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Errors);
        Assert.Equal((field, key), (error.Field, error.Key));
    }

    private static async Task<List<Guid>> PhotoAsync(CannedReasonService reasons) =>
        [.. (await reasons.ListAsync()).Where(r => r.Field == RecordField.Photo).Select(r => r.Id)];

    private static async Task UseAsync(TestPortal portal, Guid reason)
    {
        await using var db = portal.OpenAsSystem();
        var student = await Registry.Enrolled.AddAsync(portal);
        db.FieldDecisions.Add(new FieldDecision { StudentId = student, Round = 1, Field = RecordField.Name, ReasonKey = db.CannedReasons.Single(r => r.Id == reason).Key, DecidedBy = "王敏", DecidedAt = TestPortal.Evening.UtcDateTime });
        await db.SaveChangesAsync();
    }
}
