using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Intake.Review;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Intake.Review;

/// <summary>A reviewer at work, for tests: each verb is what one key does.</summary>
internal sealed class Reviewing(TestPortal portal, Actor actor)
{
    public static async Task<Reviewing> AsAsync(TestPortal portal, string userName) => new(portal, await portal.StaffAsync(userName));

    public Actor Actor => actor;

    public Task<Outcome> ClaimAsync(Guid id) => portal.As<ReviewClaims>(actor).ClaimAsync(Guid.CreateVersion7(), id);

    public Task<Outcome> ReleaseAsync(Guid id) => portal.As<ReviewClaims>(actor).ReleaseAsync(Guid.CreateVersion7(), id);

    public async Task<ReviewCase> SeeAsync(Guid id)
    {
        var found = await portal.As<ReviewCases>(actor).FindAsync(Feature.Review, id);
        Assert.NotNull(found);
        return found;
    }

    public async Task<ReviewCase> OpenAsync(Guid id)
    {
        Assert.IsType<Outcome.Done>(await ClaimAsync(id));
        return await SeeAsync(id);
    }

    public Task<Outcome> ApproveAsync(ReviewCase shown, params IReadOnlyCollection<RecordField> accepted) =>
        portal.As<ReviewDecisions>(actor).ApproveAsync(Guid.CreateVersion7(), shown.Id, shown.Seen, accepted);

    public async Task<Outcome> OpenAndApproveAsync(Guid id)
    {
        var shown = await OpenAsync(id);
        return await ApproveAsync(shown, [.. shown.Items.Where(item => item.Differs).Select(item => item.Field)]);
    }

    public Task<Outcome> ReturnAsync(ReviewCase shown, params IReadOnlyList<FieldReturn> returns) => ReturnAsync(shown, [], returns);

    public Task<Outcome> ReturnAsync(ReviewCase shown, IReadOnlyCollection<RecordField> accepted, IReadOnlyList<FieldReturn> returns) =>
        portal.As<ReviewDecisions>(actor).ReturnAsync(Guid.CreateVersion7(), shown.Id, shown.Seen, accepted, returns);

    public Task<Outcome> UndoAsync(Guid id) => portal.As<ReviewUndo>(actor).UndoAsync(Guid.CreateVersion7(), id);

    public async Task<(Student Student, IntakeCase Case)> RowsAsync(Guid id)
    {
        await using var db = portal.Open();
        return (await db.Students.AsNoTracking().SingleAsync(s => s.Id == id), await db.IntakeCases.AsNoTracking().SingleAsync(c => c.Id == id));
    }
}
