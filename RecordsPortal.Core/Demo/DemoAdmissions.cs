using RecordsPortal.Core.Intake.Import;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Demo;

/// <summary>This year's newcomers: the sample list, read as an import would read it.</summary>
/// <param name="Rows">All of them, faulty ones too, in the order of the sheet.</param>
internal sealed record DemoAdmissions(byte[] Content, AdmissionSheet Sheet, IReadOnlyList<SheetRow> Rows)
{
    public const string FileName = "admission-list-2026.xlsx";
    public const string ListName = "2026年湖南省普通高校招生录取名册";

    /// <summary>In the sample; counting them would be a reading of its own.</summary>
    private const int Counted = 3_500;

    public static DemoAdmissions Read(DateOnly today)
    {
        var content = Sample();
        var sheet = ((SheetOpening.Opened)AdmissionSheet.Open(content, Counted)).Sheet;
        return new DemoAdmissions(content, sheet, [.. sheet.Read(sheet.Mapping, new RuleFacts { Today = today, Majors = DemoCollege.MajorNames })]);
    }

    private static byte[] Sample()
    {
        using var stream = typeof(DemoAdmissions).Assembly.GetManifestResourceStream(FileName)
            ?? throw new InvalidOperationException($"The assembly lacks its sample {FileName}.");
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
