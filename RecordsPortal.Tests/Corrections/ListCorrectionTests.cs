using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Attachments;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Corrections;
using RecordsPortal.Core.Intake.Entry;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;
using RecordsPortal.Tests.Support;
using SkiaSharp;
using static RecordsPortal.Tests.Corrections.Correcting;

namespace RecordsPortal.Tests.Corrections;

/// <summary>Corrections of what is more than a line of text: family, schooling, the photo.</summary>
public sealed class ListCorrectionTests
{
    private static readonly FamilyMember Father = new("51", "单国强", null, "市自来水公司", "+8613873120001");
    private static readonly FamilyMember Mother = new("52", "刘玉梅", null, null, "+8613873120002");

    [Fact]
    public async Task Correct_OneOfTheFamily_KeepsTheTelephonesThatStayedMasked()
    {
        await using var portal = await TestPortal.StartAsync();
        var (id, registrar) = (await WithFamilyAsync(portal, Father, Mother), await portal.StaffAsync("registrar"));
        var shown = RecordLists.Family((await portal.As<CorrectionCases>(registrar).SubjectAsync(id))!.Values[RecordField.Family]);

        var outcome = await SubmitAsync(portal, registrar, await FormAsync(portal, registrar, id, RecordField.Family, RecordLists.Text([shown[0] with { Employer = "退休" }, shown[1]])));

        Assert.IsType<Outcome.Done>(outcome);
        Assert.DoesNotContain(shown, member => member.Phone == Father.Phone);
        Assert.Equal([Father with { Employer = "退休" }, Mother], await FamilyAsync(portal, id));
    }

    [Fact]
    public async Task Correct_AMaskThatStandsForNobody_IsRefusedAtThatTelephone()
    {
        await using var portal = await TestPortal.StartAsync();
        var (id, registrar) = (await WithFamilyAsync(portal, Father), await portal.StaffAsync("registrar"));

        var outcome = await SubmitAsync(portal, registrar, await FormAsync(portal, registrar, id, RecordField.Family, RecordLists.Text([Father with { Phone = "139****8888" }])));

        Assert.Equal([("Family.0.Phone", RuleKeys.PhoneMalformed)], ErrorsOf(outcome));
    }

    [Fact]
    public async Task Correct_TheFamilyAway_AsksForSomebodyToTelephone()
    {
        await using var portal = await TestPortal.StartAsync();
        var (id, registrar) = (await WithFamilyAsync(portal, Father), await portal.StaffAsync("registrar"));

        var outcome = await SubmitAsync(portal, registrar, await FormAsync(portal, registrar, id, RecordField.Family, null));

        Assert.Equal([("Family", EntryKeys.FamilyPhone)], ErrorsOf(outcome));
        Assert.Equal([Father], await FamilyAsync(portal, id));
    }

    [Fact]
    public async Task Family_InAQueueAndInHistory_IsNeverShownWithItsTelephones()
    {
        await using var portal = await TestPortal.StartAsync();
        var (id, registrar) = (await WithFamilyAsync(portal, Father), await portal.StaffAsync("registrar"));
        var form = await FormAsync(portal, registrar, id, RecordField.Family, RecordLists.Text([Father, Mother]));
        await SubmitAsync(portal, registrar, form);

        var line = Assert.Single((await CaseAsync(portal, "registrar2", form.Id)).Lines);

        Assert.All([line.Before!, line.After!], text => Assert.DoesNotContain("138731200", text, StringComparison.Ordinal));
        Assert.Contains("138****0002", line.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correct_Schooling_NeedsAScanAndMonthsInOrder()
    {
        await using var portal = await TestPortal.StartAsync();
        var (id, registrar) = (await StudentAsync(portal), await portal.StaffAsync("registrar"));
        var form = await FormAsync(portal, registrar, id, RecordField.Schooling, RecordLists.Text<SchoolingEntry>([new("2023-09", "2020-06", " 湘潭市  第一中学 ", null)]));

        var refused = await SubmitAsync(portal, registrar, form);
        await ProveAsync(portal, registrar, form.Id, id, EvidenceKind.Other);
        var mended = form with { Changes = [form.Changes[0] with { Value = RecordLists.Text<SchoolingEntry>([new("2020-09", "2023-06", " 湘潭市  第一中学 ", null)]) }] };
        var done = await SubmitAsync(portal, registrar, mended);

        Assert.Equal(["Evidence", "Schooling.0.To"], ErrorsOf(refused).Select(error => error.Field).Order());
        Assert.IsType<Outcome.Done>(done);
        await using var db = portal.Open();
        Assert.Equal([new("2020-09", "2023-06", "湘潭市 第一中学", null)], RecordLists.Schooling(await db.Students.Where(s => s.Id == id).Select(s => s.Schooling).SingleAsync()));
    }

    [Fact]
    public async Task Correct_ThePhoto_TakesTheOneSentLastWithThisForm()
    {
        await using var portal = await TestPortal.StartAsync();
        var (id, registrar) = (await StudentAsync(portal), await portal.StaffAsync("registrar"));
        var form = await FormAsync(portal, registrar, id, RecordField.Photo, null);
        var first = await SendPhotoAsync(portal, registrar, form.Id, id, SKColors.White);
        var second = await SendPhotoAsync(portal, registrar, form.Id, id, SKColors.LightBlue);

        var refused = await SubmitAsync(portal, registrar, form with { Changes = [form.Changes[0] with { Value = $"{first}" }] });
        var done = await SubmitAsync(portal, registrar, form with { Changes = [form.Changes[0] with { Value = $"{second}" }] });

        Assert.Equal([("Photo", EntryKeys.PhotoMissing)], ErrorsOf(refused));
        Assert.IsType<Outcome.Done>(done);
        await using var db = portal.Open();
        Assert.Equal(second, await db.Students.Where(s => s.Id == id).Select(s => s.PhotoId).SingleAsync());
        Assert.Equal("image/jpeg", (await portal.As<AttachmentService>(TestPortal.StudentActor(id)).OpenAsync(second))!.ContentType);
        Assert.Null(await portal.As<AttachmentService>(registrar).OpenAsync(first));
    }

    [Fact]
    public async Task Correct_ThePhoto_WithAPictureSomebodyElseSent_IsRefused()
    {
        await using var portal = await TestPortal.StartAsync();
        var (id, registrar) = (await StudentAsync(portal), await portal.StaffAsync("registrar"));
        var form = await FormAsync(portal, registrar, id, RecordField.Photo, null);
        var strange = await SendPhotoAsync(portal, await portal.StaffAsync("registrar2"), form.Id, id, SKColors.White);

        var outcome = await SubmitAsync(portal, registrar, form with { Changes = [form.Changes[0] with { Value = $"{strange}" }] });

        Assert.Equal([("Photo", EntryKeys.PhotoMissing)], ErrorsOf(outcome));
    }

    [Fact]
    public async Task SendPhoto_OfTheWrongKind_SaysWhatAPhotoIs()
    {
        await using var portal = await TestPortal.StartAsync();
        var (id, registrar) = (await StudentAsync(portal), await portal.StaffAsync("registrar"));

        var outcome = await portal.As<CorrectionEvidenceService>(registrar).AddAsync(Guid.CreateVersion7(), Guid.CreateVersion7(), id, EvidenceKind.NewPhoto, new MemoryStream(Scan));

        Assert.Equal([("Photo", AttachmentKeys.NotAPhoto)], ErrorsOf(outcome));
    }

    [Theory]
    [InlineData(RecordField.PostalCode, "41100", EntryKeys.PostalCode)]
    [InlineData(RecordField.AddressDivision, "430000", EntryKeys.PlaceTooCoarse)]
    public async Task Correct_WhatSelfEntryWouldRefuse_IsRefusedHereToo(RecordField field, string value, string key)
    {
        await using var portal = await TestPortal.StartAsync();
        var (id, registrar) = (await StudentAsync(portal), await portal.StaffAsync("registrar"));

        var outcome = await SubmitAsync(portal, registrar, await FormAsync(portal, registrar, id, field, value));

        Assert.Equal([($"{field}", key)], ErrorsOf(outcome));
    }

    private static async Task<Guid> WithFamilyAsync(TestPortal portal, params FamilyMember[] family)
    {
        var (id, registrar) = (await StudentAsync(portal), await portal.StaffAsync("registrar"));
        Assert.IsType<Outcome.Done>(await SubmitAsync(portal, registrar, await FormAsync(portal, registrar, id, RecordField.Family, RecordLists.Text(family))));
        return id;
    }

    private static async Task<IReadOnlyList<FamilyMember>> FamilyAsync(TestPortal portal, Guid id)
    {
        var sealing = (SealedValues)portal.Services.GetService(typeof(SealedValues))!;
        await using var db = portal.Open();
        var key = (await sealing.KeyOfAsync(db, id, default))!;
        return RecordLists.Family(key.Open(SealedValues.Family, (await db.Students.Where(s => s.Id == id).Select(s => s.FamilySealed).SingleAsync())!));
    }

    private static async Task<Guid> SendPhotoAsync(TestPortal portal, Core.Access.Actor actor, Guid form, Guid student, SKColor colour)
    {
        using var bitmap = new SKBitmap(600, 800);
        bitmap.Erase(colour);
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 90);
        var outcome = await portal.As<CorrectionEvidenceService>(actor).AddAsync(Guid.CreateVersion7(), form, student, EvidenceKind.NewPhoto, new MemoryStream(png.ToArray()));
        return Assert.IsType<Outcome.Done>(outcome).Receipt.Id!.Value;
    }
}
