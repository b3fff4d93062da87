using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;
using RecordsPortal.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace RecordsPortal.Tests.Demo;

public sealed class DemoSeedTests(ITestOutputHelper output)
{
    [Fact]
    public async Task FirstStart_WholeDemonstration_IsFilledWithinAMinute()
    {
        await using var portal = await TestPortal.EmptyAsync(admissionRows: int.MaxValue, studentsOnRecord: 6_000);
        var watch = Stopwatch.StartNew();

        await portal.FillDemoAsync();

        output.WriteLine($"{watch.Elapsed.TotalSeconds:0.0} s, {Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:0.0} s of processor");
        await using var db = portal.Open();
        output.WriteLine($"{await db.Changes.CountAsync()} lines of change");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60));
        Assert.Equal(6_000 + 3_463, await db.Students.CountAsync());
    }
}
