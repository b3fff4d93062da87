using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Corrections;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;
using RecordsPortal.Tests.Support;
using static RecordsPortal.Tests.Corrections.Correcting;

namespace RecordsPortal.Tests.Corrections;

/// <summary>What a registrar corrects at once.</summary>
public sealed class CorrectionServiceTests
{
    [Fact]
    public async Task Correct_SeveralItemsAtOnce_AreInForceWithReasonAndOfficer()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await StudentAsync(portal);
        var registrar = await portal.StaffAsync("registrar");
        var form = await FormAsync(portal, registrar, id, [(RecordField.Phone, "139 0731 5566"), (RecordField.AddressDetail, "建设路 8 号")], " 家庭搬迁 ");

        Assert.IsType<Outcome.Done>(await SubmitAsync(portal, registrar, form));

        var history = (await portal.As<RecordHistory>(registrar).OfAsync(id))!;
        Assert.Equal("139****5566", history.Of(RecordField.Phone)[0].New);
        Assert.Equal((null, "建设路 8 号", "王敏", ChangeSource.Officer, "家庭搬迁"), (history.Of(RecordField.AddressDetail)[0].Old, history.Of(RecordField.AddressDetail)[0].New, history.Of(RecordField.AddressDetail)[0].By, history.Of(RecordField.AddressDetail)[0].Source, history.Of(RecordField.AddressDetail)[0].Reason));
        Assert.Equal(CorrectionState.Approved, (await CaseAsync(portal, "registrar", form.Id)).State);
    }

    [Fact]
    public async Task Correct_TheName_FollowsIntoSearchKeysAndTheAccount()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await StudentAsync(portal);
        var registrar = await portal.StaffAsync("registrar");
        var form = await FormAsync(portal, registrar, id, RecordField.Name, "仇晓明");
        await ProveAsync(portal, registrar, form.Id, id, EvidenceKind.IdCard);

        await SubmitAsync(portal, registrar, form);

        await using var db = portal.Open();
        var student = await db.Students.SingleAsync(s => s.Id == id);
        Assert.Equal(("仇晓明", RecordsPortal.Core.Reference.Pinyin.Full("仇晓明")), (student.Name, student.NamePinyin));
    }

    [Fact]
    public async Task Correct_ToBlank_TakesTheItemAway()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await StudentAsync(portal);
        var registrar = await portal.StaffAsync("registrar");

        await SubmitAsync(portal, registrar, await FormAsync(portal, registrar, id, RecordField.Phone, ""));

        await using var db = portal.Open();
        var student = await db.Students.SingleAsync(s => s.Id == id);
        Assert.True(student.PhoneSealed is null && student.PhoneIndex is null);
    }

    [Fact]
    public async Task Correct_WithoutReasonOrScan_SaysBothAndWritesNothing()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await StudentAsync(portal);
        var registrar = await portal.StaffAsync("registrar");

        var outcome = await SubmitAsync(portal, registrar, await FormAsync(portal, registrar, id, RecordField.Name, "单晓鸣", " "));

        Assert.Equal([("Reason", ReasonRules.Missing), ("Evidence", CorrectionRefusals.EvidenceMissing)], ErrorsOf(outcome));
        Assert.Equal("单晓明", await NameAsync(portal, id));
    }

    [Fact]
    public async Task Correct_WhatTheRulesForbid_IsInvalidAtTheItem()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await StudentAsync(portal);
        var registrar = await portal.StaffAsync("registrar");
        var form = await FormAsync(portal, registrar, id, [(RecordField.IdNumber, "430304200603150016"), (RecordField.EthnicGroup, "火星")]);
        await ProveAsync(portal, registrar, form.Id, id, EvidenceKind.IdCard);

        var outcome = await SubmitAsync(portal, registrar, form);

        Assert.Contains((nameof(RecordField.IdNumber), RuleKeys.IdNumberCheckDigit), ErrorsOf(outcome));
        Assert.Contains((nameof(RecordField.EthnicGroup), RuleKeys.EthnicGroupUnknown), ErrorsOf(outcome));
    }

    [Fact]
    public async Task Correct_SexAgainstTheIdNumber_TakesPoliceProof()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await StudentAsync(portal);
        var registrar = await portal.StaffAsync("registrar");
        var form = await FormAsync(portal, registrar, id, RecordField.Sex, "2");
        await ProveAsync(portal, registrar, form.Id, id, EvidenceKind.IdCard);

        var without = await SubmitAsync(portal, registrar, form);
        await ProveAsync(portal, registrar, form.Id, id, EvidenceKind.PoliceCertificate);
        var with = await SubmitAsync(portal, registrar, form);

        Assert.Equal([(nameof(RecordField.Sex), RuleKeys.SexDiffersFromIdNumber)], ErrorsOf(without));
        Assert.IsType<Outcome.Done>(with);
        Assert.Equal([RuleKeys.SexDiffersFromIdNumber], (await CaseAsync(portal, "registrar", form.Id)).Warnings);
    }

    [Fact]
    public async Task Correct_ToANumberSomebodyElseHolds_IsInvalid()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await StudentAsync(portal);
        var other = await Registry.Enrolled.AddAsync(portal, name: "王小红");
        var registrar = await portal.StaffAsync("registrar");
        await using var db = portal.Open();
        var form = await FormAsync(portal, registrar, id, RecordField.CandidateNumber, (await db.Students.SingleAsync(s => s.Id == other)).CandidateNumber);
        await ProveAsync(portal, registrar, form.Id, id, EvidenceKind.AdmissionRecord);

        var outcome = await SubmitAsync(portal, registrar, form);

        Assert.Equal([(nameof(RecordField.CandidateNumber), RuleKeys.CandidateNumberHeld)], ErrorsOf(outcome));
    }

    [Fact]
    public async Task Correct_WhileSomebodyChangedAnotherItem_BothStand()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await StudentAsync(portal);
        var (one, other) = (await portal.StaffAsync("registrar"), await portal.StaffAsync("registrar2"));
        var first = await FormAsync(portal, one, id, RecordField.Phone, "13907315566");
        var second = await FormAsync(portal, other, id, RecordField.AddressDetail, "建设路 8 号");

        await SubmitAsync(portal, one, first);
        Assert.IsType<Outcome.Done>(await SubmitAsync(portal, other, second));

        var values = (await portal.As<CorrectionCases>(one).SubjectAsync(id))!.Values;
        Assert.Equal(("139****5566", "建设路 8 号"), (values[RecordField.Phone], values[RecordField.AddressDetail]));
    }

    [Fact]
    public async Task Correct_TheSameItemAsSomebodyElse_ShowsTheirsAndOverwritesNothing()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await StudentAsync(portal);
        var (one, other) = (await portal.StaffAsync("registrar"), await portal.StaffAsync("registrar2"));
        var mine = await FormAsync(portal, other, id, RecordField.AddressDetail, "建设路 9 号");
        await SubmitAsync(portal, one, await FormAsync(portal, one, id, RecordField.AddressDetail, "建设路 8 号"));

        var outcome = await SubmitAsync(portal, other, mine);

        var conflict = Assert.Single(Assert.IsType<Outcome.Stale>(outcome).Theirs);
        Assert.Equal(("AddressDetail", "建设路 8 号", "王敏"), (conflict.Field, conflict.Theirs, conflict.By));
        var kept = mine with { Id = Guid.CreateVersion7(), Changes = [mine.Changes[0] with { Seen = conflict.Sequence }] };
        await SubmitAsync(portal, one, await FormAsync(portal, one, id, RecordField.AddressDetail, "建设路 10 号"));
        var third = Assert.Single(Assert.IsType<Outcome.Stale>(await SubmitAsync(portal, other, kept)).Theirs);
        Assert.Equal("建设路 10 号", third.Theirs);
        Assert.IsType<Outcome.Done>(await SubmitAsync(portal, other, kept with { Changes = [kept.Changes[0] with { Seen = third.Sequence }] }));
    }

    [Fact]
    public async Task Correct_ARecordStillInIntake_IsSentThere()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await Registry.Enrolled.AddAsync(portal, withNumbers: true);
        var registrar = await portal.StaffAsync("registrar");

        var outcome = await SubmitAsync(portal, registrar, await FormAsync(portal, registrar, id, RecordField.Phone, "13907315566"));

        Assert.Equal(CorrectionRefusals.NotOnRecord, RefusalOf(outcome));
    }

    [Fact]
    public async Task Correct_SameCommandTwice_IsOneCorrection()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await StudentAsync(portal);
        var registrar = await portal.StaffAsync("registrar");
        var (command, form) = (Guid.CreateVersion7(), await FormAsync(portal, registrar, id, RecordField.Phone, "13907315566"));
        var service = portal.As<CorrectionService>(registrar);

        await service.SubmitAsync(command, form);
        Assert.IsType<Outcome.Done>(await service.SubmitAsync(command, form));

        await using var db = portal.Open();
        Assert.Equal(1, await db.Corrections.CountAsync());
    }

    [Fact]
    public async Task Correct_TheMajor_MovesToItsSchoolAndOutOfTheOldClass()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await StudentAsync(portal);
        var registrar = await portal.StaffAsync("registrar");
        var form = await FormAsync(portal, registrar, id, RecordField.CurrentMajor, "440501");
        await ProveAsync(portal, registrar, form.Id, id, EvidenceKind.AdmissionRecord);

        await SubmitAsync(portal, registrar, form);

        var college = await portal.CollegeAsync();
        await using var db = portal.Open();
        var student = await db.Students.SingleAsync(s => s.Id == id);
        Assert.Equal(("03", null), (college.School(student.SchoolId)!.Code, student.ClassId));
    }

    [Fact]
    public async Task Correct_AForeignStudent_IsTheSameAsNone()
    {
        await using var portal = await TestPortal.StartAsync();
        var foreign = await StudentAsync(portal, school: "01");
        var officer = await portal.StaffAsync("officer");
        var form = new CorrectionForm(Guid.CreateVersion7(), foreign, [new CorrectionChange(RecordField.Phone, "13907315566", long.MaxValue)], "核对");

        Assert.Null(await portal.As<CorrectionCases>(officer).SubjectAsync(foreign));
        Assert.IsType<Outcome.NotFound>(await SubmitAsync(portal, officer, form));
        Assert.IsType<Outcome.NotFound>(await portal.As<CorrectionEvidenceService>(officer).AddAsync(Guid.CreateVersion7(), form.Id, foreign, EvidenceKind.Other, new MemoryStream(Scan)));
    }

    [Fact]
    public async Task Subject_ForAnybody_HoldsIdAndPhoneOnlyMasked()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await StudentAsync(portal);

        var subject = await portal.As<CorrectionCases>(await portal.StaffAsync("registrar")).SubjectAsync(id);

        Assert.Equal(("430304********0015", "138****4770"), (subject!.Values[RecordField.IdNumber], subject.Values[RecordField.Phone]));
    }
}
