using RecordsPortal.Components.Records;
using RecordsPortal.Core.Records;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Corrections;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Records;

public sealed class RecordTimelineTests
{
    [Fact]
    public async Task Timeline_TellsOfStandingCorrectionsAndLooks_TheNewestFirst()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await Correcting.StudentAsync(portal);
        var registrar = await portal.StaffAsync("registrar");
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await Correcting.SubmitAsync(portal, registrar, await Correcting.FormAsync(portal, registrar, id, [(RecordField.AddressDetail, "建设路 8 号"), (RecordField.PostalCode, "411100")], "家庭搬迁"));
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await portal.As<RevealService>(await portal.StaffAsync("officer")).RevealAsync(Guid.CreateVersion7(), id, RecordField.Phone, "联系实习");

        var events = RecordEvent.Of((await portal.As<StudentRecordService>(registrar).FindAsync(id))!);

        Assert.Equal(("Happened.Reveal", "周强", "联系实习"), (events[0].Key, events[0].By, events[0].Reason));
        Assert.Equal(("Happened.Changed", "王敏", "家庭搬迁"), (events[1].Key, events[1].By, events[1].Reason));
        Assert.Equal([RecordKeys.Of(RecordField.AddressDetail), RecordKeys.Of(RecordField.PostalCode)], events[1].Items);
        Assert.Contains(events, happened => happened is { Key: "Happened.Standing", New: nameof(StudentStatus.Active) });
    }
}
