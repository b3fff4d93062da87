using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using RecordsPortal.Core.Intake.Import;
using RecordsPortal.Core.Registry.Rules;
using Xunit.Abstractions;

namespace RecordsPortal.Tests.Intake.Import;

/// <summary>Counts allocations rather than seconds and asks for rows rather than bytes: whatever else the machine does must not decide.</summary>
public sealed class LargeListTests(ITestOutputHelper output)
{
    private const long AllowedPerRow = 128 * 1024;

    private static readonly Lazy<byte[]> _list = new(() =>
        TestWorkbook.Of([SmallList.Heading, .. Enumerable.Range(0, AdmissionSheet.MaxRows).Select(Person)]));

    [Fact]
    public void Read_TwentyThousandRows_AreAllGoodAndCheap()
    {
        var content = _list.Value;
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
        var sheet = Samples.Open(_list.Value);
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

    private static string?[] Person(int index)
    {
        var seventeen = string.Create(CultureInfo.InvariantCulture, $"430304{new DateOnly(2005, 1, 1).AddDays(index / 400):yyyyMMdd}{(index % 400 * 2) + 1:000}");
        return SmallList.Person
            .With(0, $"26430503{index:000000}")
            .With(3, seventeen + IdNumber.CheckDigit(seventeen))
            .With(4, seventeen[6..14])
            .With(8, $"138{index:00000000}");
    }
}
