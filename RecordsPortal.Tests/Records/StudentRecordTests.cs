using System.Text.Json;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Records;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Records;

public sealed class StudentRecordTests
{
    [Fact]
    public async Task Record_ForAnyReader_HoldsIdAndPhoneOnlyMasked()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await Enrolled.AddAsync(portal, withNumbers: true);

        var record = await portal.As<StudentRecordService>(await portal.StaffAsync("registrar")).FindAsync(id);

        Assert.Equal(("430304********0015", "138****4770"), (record!.Values[RecordField.IdNumber], record.Values[RecordField.Phone]));
        var sent = JsonSerializer.Serialize(record with { Offered = new HashSet<Feature>() });
        Assert.DoesNotContain(Enrolled.IdNumber, sent);
        Assert.DoesNotContain("13812344770", sent);
    }

    [Fact]
    public async Task Record_OfAForeignSchool_IsTheSameAsNone()
    {
        await using var portal = await TestPortal.StartAsync();
        var foreign = await Enrolled.AddAsync(portal, school: "01");
        var officer = await portal.StaffAsync("officer");

        Assert.Null(await portal.As<StudentRecordService>(officer).FindAsync(foreign));
        Assert.Null(await portal.As<StudentRecordService>(officer).FindAsync(Guid.CreateVersion7()));
        Assert.Null(await portal.As<RecordHistory>(officer).OfAsync(foreign));
    }

    [Fact]
    public async Task Record_OffersOnlyWhatTheReaderMayDoWithThisStudent()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await Enrolled.AddAsync(portal);

        var forRegistrar = await portal.As<StudentRecordService>(await portal.StaffAsync("registrar")).FindAsync(id);
        var forLeader = await portal.As<StudentRecordService>(await portal.StaffAsync("leader")).FindAsync(id);

        Assert.Contains(Feature.RevealSealed, forRegistrar!.Offered);
        Assert.DoesNotContain(Feature.RevealSealed, forLeader!.Offered);
        Assert.DoesNotContain(Feature.CheckIn, forLeader.Offered);
    }
}
