using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Intake.Admission;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Intake.Admission;

public sealed class AdmissionImportTests
{
    [Fact]
    public async Task SampleList_GoodRowsOnly_BringsInTheGoodRowsAndSetsAsideTheFaultyOnes()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.As<AdmissionListService>(await portal.StaffAsync("registrar"));
        var uploaded = Assert.IsType<Outcome.Done>(await service.UploadAsync(Guid.CreateVersion7(), "录取名册.xlsx", Samples.AdmissionList()));

        var imported = await service.ImportAsync(Guid.CreateVersion7(), uploaded.Receipt.Id!.Value, ImportMode.GoodRowsOnly);

        Assert.Equal(3_463, Assert.IsType<Outcome.Done>(imported).Receipt.Count);
        await using var db = portal.Open();
        Assert.Equal(3_463, await db.Students.CountAsync());
        Assert.Equal(3_463, await db.IntakeCases.CountAsync(c => c.State == IntakeState.NotBegun && c.Year == 2026));
        var list = await db.AdmissionLists.SingleAsync();
        Assert.Equal((3_500, 37, 3_463), (list.Rows, list.Faulty, list.Added));
        Assert.True(await db.Students.AllAsync(s => s.ClassId != null));
    }
}
