using System.Diagnostics;
using System.Globalization;
using RecordsPortal.Core.Intake.Import;
using RecordsPortal.Core.Registry.Rules;
using Xunit;
using Xunit.Abstractions;

namespace RecordsPortal.Tests.Intake.Import;

public sealed class LargeListTests(ITestOutputHelper output)
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public void Read_TwentyThousandRows_TakesSecondsAndKeepsNoRow()
    {
        var content = TestWorkbook.Of([SmallList.Heading, .. Enumerable.Range(0, AdmissionSheet.MaxRows).Select(Person)]);
        var watch = Stopwatch.StartNew();

        var sheet = Samples.Open(content);
        var opened = watch.Elapsed;
        var faulty = 0;
        long before = 0, highest = 0;
        foreach (var (index, row) in sheet.Read(sheet.Mapping, Samples.Facts).Index())
        {
            faulty += row.IsFaulty ? 1 : 0;
            if (index % 5_000 == 1_000)
            {
                var used = GC.GetTotalMemory(forceFullCollection: true);
                before = before == 0 ? used : before;
                highest = Math.Max(highest, used);
            }
        }

        output.WriteLine($"{content.Length / Megabyte} MB: opened in {opened.TotalSeconds:0.0} s, read in {watch.Elapsed.TotalSeconds:0.0} s, grew by {(highest - before) / Megabyte} MB");
        Assert.Equal(0, faulty);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"took {watch.Elapsed}");
        Assert.True(highest - before < 32 * Megabyte, $"grew by {highest - before} bytes");
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
