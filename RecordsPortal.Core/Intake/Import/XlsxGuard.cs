using System.IO.Compression;
using System.Xml;

namespace RecordsPortal.Core.Intake.Import;

/// <summary>
/// Opens every part of a workbook once before it is trusted. Ten megabytes can unpack to ten gigabytes, one cell can hold all of them,
/// and elements nested a million deep overflow the stack of whoever builds a tree of them, which ends the process for everybody.
/// </summary>
internal static class XlsxGuard
{
    private const int MaxParts = 2_000;
    private const long MaxUnpacked = 160L * 1024 * 1024;
    private const int MaxDepth = 64;

    public static void Check(byte[] content)
    {
        using var archive = new ZipArchive(new MemoryStream(content, writable: false));
        if (archive.Entries.Count > MaxParts)
        {
            throw new SheetRefusedException(ImportRefusals.TooExpanded);
        }

        if (archive.GetEntry("xl/workbook.xml") is null)
        {
            throw new SheetRefusedException(ImportRefusals.NotASheet);
        }

        var left = MaxUnpacked;
        foreach (var entry in archive.Entries)
        {
            using var part = new BoundedStream(entry.Open(), left);
            Walk(entry.FullName, part);
            left -= part.Count;
        }
    }

    private static void Walk(string name, BoundedStream part)
    {
        if (!name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
        {
            part.CopyTo(Stream.Null);
            return;
        }

        part.BoundsRuns = true;
        using var reader = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
            {
                throw new SheetRefusedException(ImportRefusals.TooExpanded);
            }
        }
    }
}
