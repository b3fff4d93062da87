using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Review;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Intake.Review;

public sealed class ReviewClaimsTests
{
    [Fact]
    public async Task Claim_ColleagueHoldsIt_IsRefusedByName()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = (await portal.AddAsync(new Freshman(1)))[0];
        var (first, second) = (await Reviewing.AsAsync(portal, "registrar"), await Reviewing.AsAsync(portal, "registrar2"));
        await first.ClaimAsync(id);

        var outcome = await second.ClaimAsync(id);

        var refused = Assert.IsType<Outcome.Refused>(outcome);
        Assert.Equal((ReviewRefusals.ClaimedBy, first.Actor.Name), (refused.Key, refused.Facts[0]));
        Assert.Equal((first.Actor.Name, false), ((await second.SeeAsync(id)).ClaimedBy, (await second.SeeAsync(id)).IsMine));
    }

    [Fact]
    public async Task Claim_TwentyReviewersAtOnce_OneWins()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = (await portal.AddAsync(new Freshman(1)))[0];
        var reviewers = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Reviewing.AsAsync(portal, n % 2 == 0 ? "registrar" : "registrar2")));

        var outcomes = await Task.WhenAll(reviewers.Select(async r => (r.Actor.Name, Outcome: await r.ClaimAsync(id))));

        Assert.Single(outcomes.Where(o => o.Outcome is Outcome.Done).Select(o => o.Name).Distinct());
        Assert.All(outcomes, o => Assert.True(o.Outcome is Outcome.Done or Outcome.Refused or Outcome.Stale));
    }

    [Fact]
    public async Task Claim_NotRenewedForFiveMinutes_LapsesAndIsFree()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = (await portal.AddAsync(new Freshman(1)))[0];
        var (first, second) = (await Reviewing.AsAsync(portal, "registrar"), await Reviewing.AsAsync(portal, "registrar2"));
        await first.ClaimAsync(id);

        portal.Clock.Advance(ReviewRules.Lease);

        Assert.IsType<Outcome.Refused>(await portal.As<ReviewClaims>(first.Actor).RenewAsync(id));
        Assert.IsType<Outcome.Done>(await second.ClaimAsync(id));
    }

    [Fact]
    public async Task Claim_RenewedWhileOpen_Holds()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = (await portal.AddAsync(new Freshman(1)))[0];
        var (first, second) = (await Reviewing.AsAsync(portal, "registrar"), await Reviewing.AsAsync(portal, "registrar2"));
        await first.ClaimAsync(id);

        for (var minute = 0; minute < 10; minute++)
        {
            portal.Clock.Advance(ReviewRules.RenewEvery);
            Assert.IsType<Outcome.Done>(await portal.As<ReviewClaims>(first.Actor).RenewAsync(id));
        }

        Assert.IsType<Outcome.Refused>(await second.ClaimAsync(id));
    }

    [Fact]
    public async Task Release_ByAColleague_FreesTheCaseAndIsOnRecord()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = (await portal.AddAsync(new Freshman(1)))[0];
        var (first, second) = (await Reviewing.AsAsync(portal, "registrar"), await Reviewing.AsAsync(portal, "registrar2"));
        var shown = await first.OpenAsync(id);

        await second.ReleaseAsync(id);

        Assert.Equal(ReviewRefusals.NotClaimed, Assert.IsType<Outcome.Refused>(await first.ApproveAsync(shown)).Key);
        await using var db = portal.Open();
        var line = await db.Changes.Where(c => c.RecordId == id && c.Field == "ClaimedBy").OrderBy(c => c.Sequence).LastAsync();
        Assert.Equal((second.Actor.Name, first.Actor.Name, null), (line.ActorName, line.OldValue, line.NewValue));
    }

    [Fact]
    public async Task ClaimedCase_ShowsNumbersInFullAndLogsThatOnce()
    {
        await using var portal = await TestPortal.StartAsync();
        var freshman = new Freshman(1);
        var id = (await portal.AddAsync(freshman))[0];
        var registrar = await Reviewing.AsAsync(portal, "registrar");
        var before = await registrar.SeeAsync(id);

        var claimed = await registrar.OpenAsync(id);
        await registrar.OpenAsync(id);

        Assert.Equal(freshman.List[RecordField.IdNumber]!.Remove(6, 8).Insert(6, "********"), Of(before, RecordField.IdNumber).Listed);
        Assert.Equal(freshman.List[RecordField.IdNumber], Of(claimed, RecordField.IdNumber).Entered);
        await using var db = portal.Open();
        var lines = await db.Changes.Where(c => c.StudentId == id && c.Action == ChangeAction.Revealed).ToListAsync();
        Assert.Equal(["IdNumberSealed", "PhoneSealed"], lines.Select(l => l.Field).Order());
        Assert.All(lines, l => Assert.Equal(ReviewClaims.RevealReason, l.Reason));
    }

    private static ReviewItem Of(ReviewCase shown, RecordField field) => shown.Items.Single(item => item.Field == field);
}
