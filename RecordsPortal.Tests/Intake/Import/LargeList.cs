using System.Globalization;
using RecordsPortal.Core.Intake.Import;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Tests.Intake.Import;

/// <summary>As many good rows as a list may have, each somebody of their own.</summary>
internal static class LargeList
{
    private static readonly Lazy<byte[]> _content = new(() =>
        TestWorkbook.Of([SmallList.Heading, .. Enumerable.Range(0, AdmissionSheet.MaxRows).Select(Person)]));

    public static byte[] Content => _content.Value;

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
