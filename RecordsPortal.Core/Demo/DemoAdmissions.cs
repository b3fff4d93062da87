using RecordsPortal.Core.Intake.Import;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Demo;

/// <summary>This year's newcomers: the sample list, read as an import would read it.</summary>
internal static class DemoAdmissions
{
    public const string FileName = "admission-list-2026.xlsx";
    public const string ListName = "2026年湖南省普通高校招生录取名册";

    public static byte[] Content()
    {
        using var stream = typeof(DemoAdmissions).Assembly.GetManifestResourceStream(FileName)
            ?? throw new InvalidOperationException($"The assembly lacks its sample {FileName}.");
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>All rows, faulty ones too, in the order of the sheet.</summary>
    public static IReadOnlyList<SheetRow> Read(AdmissionSheet sheet, CollegeDirectory college, DateOnly today) =>
        [.. sheet.Read(sheet.Mapping, new RuleFacts { Today = today, Majors = college.Majors.ToDictionary(m => m.Code, m => m.Name) })];
}
