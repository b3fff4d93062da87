using System.Text;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.NationalRegister;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Corrections;
using RecordsPortal.Tests.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.NationalRegister;

public sealed class RegisterServiceTests
{
    private static readonly DateOnly _day = new(2026, 8, 20);

    [Fact]
    public async Task Mark_ByYear_ReachesThoseInSchoolAndCountsTheOthers()
    {
        await using var portal = await TestPortal.StartAsync();
        var inSchool = await Correcting.StudentAsync(portal);
        await Enrolled.AddAsync(portal, name: "王小红");
        var batch = await PrepareAsync(portal, new RegisterChoice(2026, null, null));

        var before = await ListOf(portal, batch);
        var outcome = await MarkAsync(portal, batch, _day);

        Assert.Equal((1, 0, 1), (before.Ready, before.Already, before.NotInSchool));
        Assert.Equal(1, Assert.IsType<Outcome.Done>(outcome).Receipt.Count);
        var line = Assert.Single((await portal.As<RecordHistory>(await portal.StaffAsync("registrar")).OfAsync(inSchool))!.Of(RecordKeys.NationalRegistration));
        Assert.Equal(("2026-08-20", "王敏"), (line.New, line.By));
    }

    [Fact]
    public async Task Mark_ByAFile_ReachesThoseItNamesAndNamesRowsItDoesNotKnow()
    {
        await using var portal = await TestPortal.StartAsync();
        var (listed, other) = (await Correcting.StudentAsync(portal), await Enrolled.AddAsync(portal, name: "王小红", approved: true));
        await using var db = portal.Open();
        var number = await db.Students.Where(s => s.Id == listed).Select(s => s.CandidateNumber).SingleAsync();
        var file = Encoding.UTF8.GetBytes($"考生号,姓名\n{number},单晓明\n99999999999999,无此人\n");

        var batch = await PrepareAsync(portal, new RegisterChoice(null, null, null), file);
        var found = await ListOf(portal, batch);
        await MarkAsync(portal, batch, _day);

        Assert.Equal((1, "register.csv"), (found.Ready, found.Row.FileName));
        Assert.Equal([3], found.UnknownRows);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)), found.Row.FileHash);
        Assert.Equal([listed], await db.Students.Where(s => s.RegisteredOn == _day).Select(s => s.Id).ToListAsync());
        Assert.NotEqual(listed, other);
    }

    [Fact]
    public async Task Revert_WithAReason_TakesExactlyThatBatchBack()
    {
        await using var portal = await TestPortal.StartAsync();
        var earlier = await Correcting.StudentAsync(portal, registered: true);
        var marked = await Correcting.StudentAsync(portal, name: "王小红", withNumbers: false);
        var batch = await PrepareAsync(portal, new RegisterChoice(2026, null, null));
        await MarkAsync(portal, batch, _day);
        var service = portal.As<RegisterService>(await portal.StaffAsync("registrar2"));

        Assert.Equal([("reason", ReasonRules.Missing)], Correcting.ErrorsOf(await service.RevertAsync(Guid.CreateVersion7(), batch, " ")));
        Assert.IsType<Outcome.Done>(await service.RevertAsync(Guid.CreateVersion7(), batch, "名单传错"));

        await using var db = portal.Open();
        Assert.Null((await db.Students.SingleAsync(s => s.Id == marked)).RegisteredOn);
        Assert.NotNull((await db.Students.SingleAsync(s => s.Id == earlier)).RegisteredOn);
        Assert.Equal((RegistrationBatchState.Reverted, "李婷", "名单传错"), (await ListOf(portal, batch)) is { Row: var row } ? (row.State, row.RevertedBy, row.RevertReason) : default);
        Assert.Equal(RegisterRefusals.NotMarked, Correcting.RefusalOf(await service.RevertAsync(Guid.CreateVersion7(), batch, "再来一次")));
    }

    [Fact]
    public async Task Mark_WithoutADayOrWithATomorrow_IsInvalid()
    {
        await using var portal = await TestPortal.StartAsync();
        await Correcting.StudentAsync(portal);
        var batch = await PrepareAsync(portal, new RegisterChoice(2026, null, null));

        Assert.Equal([("on", RegisterRefusals.DateMissing)], Correcting.ErrorsOf(await MarkAsync(portal, batch, null)));
        Assert.Equal([("on", RegisterRefusals.DateInFuture)], Correcting.ErrorsOf(await MarkAsync(portal, batch, new DateOnly(2026, 8, 23))));
    }

    [Fact]
    public async Task Prepare_WithNothingChosenOrAnUnreadableFile_IsRefused()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.As<RegisterService>(await portal.StaffAsync("registrar"));

        Assert.Equal(RegisterRefusals.NobodyChosen, Correcting.RefusalOf(await service.PrepareAsync(Guid.CreateVersion7(), new RegisterChoice(null, null, null), null, null)));
        Assert.Equal(RegisterRefusals.FileUnreadable, Correcting.RefusalOf(
            await service.PrepareAsync(Guid.CreateVersion7(), new RegisterChoice(null, null, null), "list.xlsx", new MemoryStream([0x50, 0x4B, 3, 4, 9, 9]))));
    }

    private static async Task<Guid> PrepareAsync(TestPortal portal, RegisterChoice choice, byte[]? file = null)
    {
        var outcome = await portal.As<RegisterService>(await portal.StaffAsync("registrar"))
            .PrepareAsync(Guid.CreateVersion7(), choice, file is null ? null : "register.csv", file is null ? null : new MemoryStream(file));
        return Assert.IsType<Outcome.Done>(outcome).Receipt.Id!.Value;
    }

    private static async Task<Outcome> MarkAsync(TestPortal portal, Guid batch, DateOnly? on) =>
        await portal.As<RegisterService>(await portal.StaffAsync("registrar")).MarkAsync(Guid.CreateVersion7(), batch, on);

    private static async Task<RegisterBatch> ListOf(TestPortal portal, Guid batch) => (await portal.As<RegisterList>(await portal.StaffAsync("registrar")).FindAsync(batch))!;
}
