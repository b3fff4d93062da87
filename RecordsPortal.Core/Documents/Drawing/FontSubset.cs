using System.Buffers.Binary;
using System.Text;

namespace RecordsPortal.Core.Documents.Drawing;

/// <summary>
/// Makes a small font of the characters a document uses: the whole one would put seven megabytes into every file. Each character gets a glyph
/// of its own even where the large font lets two share one, so that what is copied out of the document is the character that was put in
/// and never its twin (小 and not the radical ⼩).
/// </summary>
internal sealed class FontSubset
{
    private const int Composite = 10;
    private const ushort WordArguments = 0x01;
    private const ushort Scale = 0x08;
    private const ushort MoreComponents = 0x20;
    private const ushort TwoScales = 0x40;
    private const ushort Matrix = 0x80;

    private static readonly string[] Copied = ["OS/2", "name", "cvt ", "fpgm", "prep", "gasp"];

    private readonly FontFile _font;

    /// <summary>New glyph by its index, as the old one's number; the first is what is drawn for a character the font lacks.</summary>
    private readonly List<int> _glyphs = [0];
    private readonly Dictionary<int, int> _parts = [];

    private FontSubset(FontFile font) => _font = font;

    /// <param name="characters">All there are in the font; in ascending order, without repetition.</param>
    public static byte[] Of(FontFile font, IReadOnlyList<Rune> characters)
    {
        var subset = new FontSubset(font);
        subset._glyphs.AddRange(characters.Select(character => (int)font.GlyphOf(character)));
        return subset.Write(characters);
    }

    private byte[] Write(IReadOnlyList<Rune> characters)
    {
        var (outlines, index) = Outlines();
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["cmap"] = Characters(characters),
            ["glyf"] = outlines,
            ["head"] = Changed("head", (8, 0), (10, 0), (50, 1)),
            ["hhea"] = Changed("hhea", (34, _glyphs.Count)),
            ["hmtx"] = [.. _glyphs.SelectMany(glyph => _font.Metrics(glyph).ToArray())],
            ["loca"] = index,
            ["maxp"] = Changed("maxp", (4, _glyphs.Count)),
            ["post"] = [0, 3, 0, 0, .. new byte[28]],
        };
        foreach (var tag in Copied.Where(tag => _font.Table(tag).Length > 0))
        {
            tables[tag] = _font.Table(tag).ToArray();
        }

        return Bound(tables);
    }

    /// <summary>Glyphs made of others bring those along; the list grows while it is walked.</summary>
    private (byte[] Outlines, byte[] Index) Outlines()
    {
        using var outlines = new MemoryStream();
        using var index = new MemoryStream();
        for (var glyph = 0; glyph < _glyphs.Count; glyph++)
        {
            Append(index, (int)outlines.Length);
            outlines.Write(Renumbered(_font.Outline(_glyphs[glyph]).ToArray()));
            outlines.Write(new byte[(4 - (outlines.Length % 4)) % 4]);
        }

        Append(index, (int)outlines.Length);
        return (outlines.ToArray(), index.ToArray());
    }

    private byte[] Renumbered(byte[] outline)
    {
        if (outline.Length == 0 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
        {
            return outline;
        }

        ushort flags;
        var at = Composite;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at));
            var part = outline.AsSpan(at + 2);
            BinaryPrimitives.WriteUInt16BigEndian(part, (ushort)PartOf(BinaryPrimitives.ReadUInt16BigEndian(part)));
            at += 4 + ((flags & WordArguments) != 0 ? 4 : 2)
                + ((flags & Scale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0);
        }
        while ((flags & MoreComponents) != 0);
        return outline;
    }

    private int PartOf(int glyph)
    {
        if (!_parts.TryGetValue(glyph, out var part))
        {
            _parts[glyph] = part = _glyphs.Count;
            _glyphs.Add(glyph);
        }

        return part;
    }

    private static byte[] Characters(IReadOnlyList<Rune> characters)
    {
        using var map = new MemoryStream();
        map.Write([0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0]);
        Append(map, 16 + (12 * characters.Count));
        Append(map, 0);
        Append(map, characters.Count);
        for (var index = 0; index < characters.Count; index++)
        {
            Append(map, characters[index].Value);
            Append(map, characters[index].Value);
            Append(map, index + 1);
        }

        return map.ToArray();
    }

    private byte[] Changed(string tag, params ReadOnlySpan<(int At, int Value)> words)
    {
        var table = _font.Table(tag).ToArray();
        foreach (var (at, value) in words)
        {
            BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(at), (ushort)value);
        }

        return table;
    }

    private static byte[] Bound(SortedDictionary<string, byte[]> tables)
    {
        using var head = new MemoryStream();
        using var body = new MemoryStream();
        var power = (int)Math.Log2(tables.Count);
        head.Write([0, 1, 0, 0, 0, (byte)tables.Count, 0, (byte)(16 << power), 0, (byte)power, 0, (byte)((16 * tables.Count) - (16 << power))]);
        foreach (var (tag, table) in tables)
        {
            head.Write(Encoding.ASCII.GetBytes(tag));
            Append(head, Sum(table));
            Append(head, 12 + (16 * tables.Count) + (int)body.Length);
            Append(head, table.Length);
            body.Write(table);
            body.Write(new byte[(4 - (table.Length % 4)) % 4]);
        }

        return [.. head.ToArray(), .. body.ToArray()];
    }

    private static int Sum(byte[] table)
    {
        byte[] padded = [.. table, .. new byte[(4 - (table.Length % 4)) % 4]];
        var sum = 0;
        for (var at = 0; at < padded.Length; at += 4)
        {
            sum = unchecked(sum + BinaryPrimitives.ReadInt32BigEndian(padded.AsSpan(at)));
        }

        return sum;
    }

    private static void Append(MemoryStream stream, int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        stream.Write(bytes);
    }
}
