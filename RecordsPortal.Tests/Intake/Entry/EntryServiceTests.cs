using System.Text.Json;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Intake.Entry;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Tests.Intake.Entry;

public sealed class EntryServiceTests
{
    [Fact]
    public async Task Save_BeforeTheNoticeIsRead_IsRefused()
    {
        await using var student = await Freshman.ArriveAsync();

        var outcome = await student.TypeAsync(RecordField.Name, "朱建祐");

        Assert.Equal(EntryKeys.NoticeFirst, Assert.IsType<Outcome.Refused>(outcome).Key);
        Assert.Equal(IntakeState.NotBegun, (await student.ViewAsync()).State);
    }

    [Fact]
    public async Task Acknowledge_ANoticeThatIsNoLongerInForce_IsRefused()
    {
        await using var student = await Freshman.ArriveAsync();
        await using (var db = student.Portal.OpenAsSystem())
        {
            db.PrivacyNotices.Add(new PrivacyNotice { Number = 2, InForceFrom = new DateOnly(2026, 8, 22), TextZh = "新", TextEn = "New" });
            await db.SaveChangesAsync();
        }

        var outcome = await student.ReadNoticeAsync();

        Assert.Equal(EntryKeys.NoticeChanged, Assert.IsType<Outcome.Refused>(outcome).Key);
        Assert.Equal(2, (await student.ViewAsync()).Notice!.Number);
    }

    [Fact]
    public async Task View_OfItemsTypedBlind_HoldsNothingTheListSays()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.ReadNoticeAsync();

        var sent = JsonSerializer.Serialize(await student.ViewAsync());
        var own = JsonSerializer.Serialize(await student.Portal.As<OwnRecordService>(student.Actor).LoadAsync());

        foreach (var blind in new[] { RecordField.Name, RecordField.IdNumber, RecordField.Phone })
        {
            var listed = JsonEncodedText.Encode(Freshman.Listed[blind]!.TrimStart('+')).ToString();
            Assert.DoesNotContain(listed, sent, StringComparison.Ordinal);
            Assert.DoesNotContain(listed, own, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task IdNumber_OfAResident_FillsSexAndBirthDate()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.ReadNoticeAsync();

        await student.TypeAsync(RecordField.IdNumber, "43030420060315001５");

        var view = await student.ViewAsync();
        Assert.Equal(("1", true), (view.Item(RecordField.Sex).Answer!.Value, view.Item(RecordField.Sex).IsDerived));
        Assert.Equal("2006-03-15", view.Item(RecordField.BirthDate).Answer!.Value);
    }

    [Fact]
    public async Task IdNumber_MendedIntoAWrongOne_TakesSexAndBirthDateBack()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.ReadNoticeAsync();
        await student.TypeAsync(RecordField.IdNumber, "430304200603150015");

        await student.TypeAsync(RecordField.IdNumber, "430304200603150016");

        var view = await student.ViewAsync();
        Assert.Null(view.Item(RecordField.Sex).Answer);
        Assert.Contains(view.Item(RecordField.IdNumber).Findings, f => f.Key == RuleKeys.IdNumberCheckDigit);
    }

    [Fact]
    public async Task Sex_ThatFollowsFromTheIdNumber_CannotBeTypedOver()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.ReadNoticeAsync();
        await student.TypeAsync(RecordField.IdNumber, "430304200603150015");

        await student.TypeAsync(RecordField.Sex, "2");

        Assert.Equal("1", (await student.ViewAsync()).Item(RecordField.Sex).Answer!.Value);
    }

    [Fact]
    public async Task Save_FromTwoDevices_KeepsTheItemsOfBoth()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.ReadNoticeAsync();

        await Task.WhenAll(student.TypeAsync(RecordField.Name, "朱建祐"), student.TypeAsync(RecordField.Phone, "13812344770"), student.TypeAsync(RecordField.Remarks, "走读"));

        var view = await student.ViewAsync();
        Assert.Equal(("朱建祐", "+8613812344770", "走读"), (view.Item(RecordField.Name).Answer?.Value, view.Item(RecordField.Phone).Answer?.Value, view.Item(RecordField.Remarks).Answer?.Value));
    }

    [Fact]
    public async Task Save_WhatDoesNotParse_IsKeptAsTypedAndComplainedOf()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.ReadNoticeAsync();

        await student.TypeAsync(RecordField.Phone, "一三八");

        var phone = (await student.ViewAsync()).Item(RecordField.Phone);
        Assert.Equal("一三八", phone.Answer!.Typed);
        Assert.Contains(phone.Findings, f => f.Key == RuleKeys.PhoneMalformed && !f.IsWarning);
    }

    [Fact]
    public async Task Save_MoreThanAnyBoxHolds_IsInvalidAndKeepsWhatStood()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.ReadNoticeAsync();
        await student.TypeAsync(RecordField.Remarks, "走读");

        var outcome = await student.TypeAsync(RecordField.Remarks, new string('长', 40_000));

        Assert.Equal(EntryKeys.TooLong, Assert.IsType<Outcome.Invalid>(outcome).Errors.Single().Key);
        Assert.Equal("走读", (await student.ViewAsync()).Item(RecordField.Remarks).Answer!.Value);
    }

    [Fact]
    public async Task Dispute_WithoutReasonAndEvidence_SaysBoth()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.ReadNoticeAsync();

        await student.SaveAsync(new EntryInput(RecordField.EthnicGroup, "02", DisputeReason: ""));

        var findings = (await student.ViewAsync()).Item(RecordField.EthnicGroup).Findings;
        Assert.Equal([(EntryKeys.ReasonMissing, "Reason"), (EntryKeys.EvidenceMissing, "Evidence")], findings.Select(f => (f.Key, f.Part)));
    }

    [Fact]
    public async Task Dispute_WithReasonAndEvidence_Stands()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.ReadNoticeAsync();

        await student.Evidence.AddEvidenceAsync(Guid.CreateVersion7(), EntryOf.Own, RecordField.EthnicGroup, Freshman.Pdf());
        await student.SaveAsync(new EntryInput(RecordField.EthnicGroup, "02", DisputeReason: "户口簿为蒙古族"));

        var item = (await student.ViewAsync()).Item(RecordField.EthnicGroup);
        Assert.Empty(item.Findings);
        Assert.Single(item.Answer!.Evidence!);
    }

    [Fact]
    public async Task Origin_OfWhichTheListKnowsTheProvinceOnly_IsEnteredAndNotConfirmed()
    {
        await using var student = await Freshman.ArriveAsync(Freshman.Listed.With(RecordField.Origin, "430000"));
        await student.ReadNoticeAsync();

        await student.TypeAsync(RecordField.Origin, "430304");

        var origin = (await student.ViewAsync()).Item(RecordField.Origin);
        Assert.Equal((null, "430000", "430304"), (origin.Listed, origin.Hint, origin.Answer!.Value));
        Assert.Empty(origin.Findings);
    }

    [Fact]
    public async Task Confirmed_AndTheListMovesAfterwards_HasToBeConfirmedAgain()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.ReadNoticeAsync();
        await student.SaveAsync(new EntryInput(RecordField.CurrentMajor, null, Confirms: true));

        await using (var db = student.Portal.OpenAsSystem())
        {
            var sealing = (SealedValues)student.Portal.Services.GetService(typeof(SealedValues))!;
            var key = (await sealing.KeyOfAsync(db, student.Id, default))!;
            db.AdmissionProposals.Add(new AdmissionProposal
            {
                StudentId = student.Id,
                Field = RecordField.CurrentMajor,
                State = ProposalState.Accepted,
                NewValue = key.Seal(IntakeSealing.ProposalValue, "440501"),
            });
            await db.SaveChangesAsync();
        }

        Assert.Contains((await student.ViewAsync()).Item(RecordField.CurrentMajor).Findings, f => f.Key == EntryKeys.ListMoved);
    }

    [Fact]
    public async Task Load_OfAnotherStudent_IsTheSameAsMissing()
    {
        await using var student = await Freshman.ArriveAsync();
        var other = await Freshman.AdmitAsync(student.Portal, Freshman.Listed.With(RecordField.CandidateNumber, "26430304123457").With(RecordField.IdNumber, "430304200603150023"));

        Assert.Null(await student.Entry.LoadAsync(new EntryOf(other)));
        Assert.Null(await student.Entry.LoadAsync(new EntryOf(student.Id)));
        Assert.Equal(OutcomeKeys.NotAllowed, Assert.IsType<Outcome.Refused>(
            await student.Entry.SaveAsync(Guid.CreateVersion7(), new EntryOf(other), [new EntryInput(RecordField.Name, "别人")])).Key);
    }

    [Theory]
    [InlineData("2026-06-30", EntryKeys.NotYetOpen)]
    [InlineData("2026-07-01", null)]
    [InlineData("2026-09-15", null)]
    [InlineData("2026-09-16", EntryKeys.Over)]
    public async Task Entry_OnTheDaysRoundTheWindow_IsOpenFromTheFirstToTheLast(string day, string? refusal)
    {
        await using var student = await Freshman.ArriveAsync();
        var noon = new DateTimeOffset(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).ToDateTime(new TimeOnly(12, 0)), TimeSpan.FromHours(8));
        student.Portal.Clock.AdjustTime(noon);

        Assert.Equal(refusal, (await student.ViewAsync()).Refusal);
    }

    [Fact]
    public async Task Entry_InTheLastMinuteOfTheCollegesDay_IsStillOpen()
    {
        await using var student = await Freshman.ArriveAsync();

        student.Portal.Clock.SetUtcNow(new DateTimeOffset(2026, 9, 15, 15, 59, 59, TimeSpan.Zero));
        Assert.Null((await student.ViewAsync()).Refusal);

        student.Portal.Clock.SetUtcNow(new DateTimeOffset(2026, 9, 15, 16, 0, 0, TimeSpan.Zero));
        Assert.Equal(EntryKeys.Over, (await student.ViewAsync()).Refusal);
    }

    [Fact]
    public async Task Entry_WithAnExtension_IsOpenToItsLastDay()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.ChangeCaseAsync(intake => intake.ExtendedUntil = new DateOnly(2026, 9, 20));

        student.Portal.Clock.SetUtcNow(new DateTimeOffset(2026, 9, 20, 15, 0, 0, TimeSpan.Zero));
        Assert.Null((await student.ViewAsync()).Refusal);

        student.Portal.Clock.SetUtcNow(new DateTimeOffset(2026, 9, 20, 16, 0, 0, TimeSpan.Zero));
        Assert.Equal(EntryKeys.Over, (await student.ViewAsync()).Refusal);
    }

    [Fact]
    public async Task Window_OfTheStudentsOwnRoute_GoesBeforeTheOneForAll()
    {
        await using var student = await Freshman.ArriveAsync();
        await using (var db = student.Portal.OpenAsSystem())
        {
            db.IntakeWindows.Add(new IntakeWindow { Year = 2026, Route = "GK", OpensOn = new DateOnly(2026, 8, 1), ClosesOn = new DateOnly(2026, 8, 21) });
            await db.SaveChangesAsync();
        }

        Assert.Equal(EntryKeys.Over, (await student.ViewAsync()).Refusal);
    }

    [Fact]
    public async Task Entry_AfterTheAdmissionWasWithdrawn_IsRefused()
    {
        await using var student = await Freshman.ArriveAsync();
        await student.ReadNoticeAsync();
        await student.ChangeCaseAsync(intake => intake.State = IntakeState.Ended);

        Assert.Equal(EntryKeys.Ended, Assert.IsType<Outcome.Refused>(await student.TypeAsync(RecordField.Name, "朱建祐")).Key);
    }

    [Fact]
    public async Task Save_BySomebodyWithoutThePermission_IsRefused()
    {
        await using var student = await Freshman.ArriveAsync();
        var teacher = student.Portal.As<EntryService>(await student.Portal.StaffAsync("teacher"));

        var outcome = await teacher.SaveAsync(Guid.CreateVersion7(), new EntryOf(student.Id), [new EntryInput(RecordField.Name, "朱建祐")]);

        Assert.Equal(OutcomeKeys.NotAllowed, Assert.IsType<Outcome.Refused>(outcome).Key);
    }
}
