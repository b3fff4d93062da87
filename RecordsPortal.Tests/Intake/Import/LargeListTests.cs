using System.Diagnostics;
using System.Runtime.CompilerServices;
using RecordsPortal.Core.Intake.Import;
using Xunit.Abstractions;

namespace RecordsPortal.Tests.Intake.Import;

/// <summary>Counts allocations rather than seconds and asks for rows rather than bytes: whatever else the machine does must not decide.</summary>
public sealed class LargeListTests(ITestOutputHelper output)
{
    private const long AllowedPerRow = 128 * 1024;

    [Fact]
    public void Read_TwentyThousandRows_AreAllGoodAndCheap()
    {
        var content = LargeList.Content;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();

        var sheet = Samples.Open(content);
        var faulty = sheet.Read(sheet.Mapping, Samples.Facts).Count(row => row.IsFaulty);

        var perRow = (GC.GetAllocatedBytesForCurrentThread() - before) / AdmissionSheet.MaxRows;
        output.WriteLine($"{watch.Elapsed.TotalSeconds:0.0} s, {perRow / 1024} KB a row");
        Assert.Equal(0, faulty);
        Assert.True(perRow < AllowedPerRow, $"allocated {perRow} bytes a row");
    }

    [Fact]
    public void Read_TwentyThousandRows_KeepsNoneOfThem()
    {
        var sheet = Samples.Open(LargeList.Content);
        using var rows = sheet.Read(sheet.Mapping, Samples.Facts).GetEnumerator();
        var read = Watch(rows, 1_000);

        Watch(rows, 4_000);
        GC.Collect();

        Assert.DoesNotContain(read, row => row.IsAlive);
        Assert.True(rows.MoveNext());
    }

    // In a method of its own, or the last row stays in a register of the test.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference[] Watch(IEnumerator<SheetRow> rows, int count)
    {
        var watched = new WeakReference[count];
        for (var i = 0; i < count && rows.MoveNext(); i++)
        {
            watched[i] = new WeakReference(rows.Current);
        }

        return watched;
    }
}
