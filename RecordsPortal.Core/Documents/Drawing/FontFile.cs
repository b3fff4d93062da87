using System.Buffers.Binary;
using System.Text;

namespace RecordsPortal.Core.Documents.Drawing;

/// <summary>
/// A TrueType font as its bytes: which character has which glyph, how wide it is, and the outlines to make a smaller font of.
/// Measuring here instead of in the drawing library costs no call across the border for each of a class's hundred thousand characters.
/// </summary>
internal sealed class FontFile
{
    private readonly byte[] _bytes;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = [];
    private readonly Dictionary<int, ushort> _glyphs = [];
    private readonly int _wideMetrics;
    private readonly bool _isLongIndex;

    public FontFile(byte[] bytes)
    {
        _bytes = bytes;
        for (var (index, count) = (0, U16(4)); index < count; index++)
        {
            var record = 12 + (16 * index);
            _tables[Encoding.ASCII.GetString(bytes, record, 4)] = (I32(record + 8), I32(record + 12));
        }

        UnitsPerEm = U16(At("head") + 18);
        _isLongIndex = U16(At("head") + 50) == 1;
        _wideMetrics = U16(At("hhea") + 34);
        (Ascent, Descent) = ((short)U16(At("hhea") + 4), -(short)U16(At("hhea") + 6));
        ReadCharacters();
    }

    public int UnitsPerEm { get; }

    /// <summary>Above the base line, in units of the em square.</summary>
    public int Ascent { get; }

    /// <summary>Below the base line, counted downwards.</summary>
    public int Descent { get; }

    /// <summary>0 where the font has no such character: what would be drawn then is a box.</summary>
    public ushort GlyphOf(Rune character) => _glyphs.GetValueOrDefault(character.Value);

    public ushort AdvanceOf(int glyph) => (ushort)U16(At("hmtx") + (4 * Math.Min(glyph, _wideMetrics - 1)));

    public ReadOnlySpan<byte> Metrics(int glyph) => glyph < _wideMetrics
        ? _bytes.AsSpan(At("hmtx") + (4 * glyph), 4)
        : (byte[])[.. _bytes.AsSpan(At("hmtx") + (4 * (_wideMetrics - 1)), 2), .. _bytes.AsSpan(At("hmtx") + (2 * _wideMetrics) + (2 * glyph), 2)];

    /// <summary>Empty for a blank.</summary>
    public ReadOnlySpan<byte> Outline(int glyph)
    {
        var (from, to) = (Location(glyph), Location(glyph + 1));
        return _bytes.AsSpan(At("glyf") + from, to - from);
    }

    public ReadOnlySpan<byte> Table(string tag) => _tables.TryGetValue(tag, out var table) ? _bytes.AsSpan(table.Offset, table.Length) : [];

    private int Location(int glyph) => _isLongIndex ? I32(At("loca") + (4 * glyph)) : 2 * U16(At("loca") + (2 * glyph));

    /// <summary>The character map that reaches beyond the basic plane, where rare names lie; a font without one has the smaller.</summary>
    private void ReadCharacters()
    {
        var map = At("cmap");
        var maps = Enumerable.Range(0, U16(map + 2)).Select(index => map + I32(map + 4 + (8 * index) + 4)).ToLookup(at => U16(at));
        if (maps[12].Any())
        {
            ReadGroups(maps[12].First());
        }
        else
        {
            ReadSegments(maps[4].First());
        }
    }

    private void ReadGroups(int map)
    {
        for (var (group, count) = (0, I32(map + 12)); group < count; group++)
        {
            var at = map + 16 + (12 * group);
            for (var (character, last, glyph) = (I32(at), I32(at + 4), I32(at + 8)); character <= last; character++, glyph++)
            {
                _glyphs[character] = (ushort)glyph;
            }
        }
    }

    private void ReadSegments(int map)
    {
        var bytes = U16(map + 6);
        for (var end = map + 14; end < map + 14 + bytes; end += 2)
        {
            var (start, delta, offset) = (end + bytes + 2, end + (2 * bytes) + 2, end + (3 * bytes) + 2);
            for (var character = U16(start); character <= U16(end) && character < 0xFFFF; character++)
            {
                var glyph = U16(offset) == 0 ? character : U16(offset + U16(offset) + (2 * (character - U16(start))));
                _glyphs[character] = (ushort)(glyph == 0 ? 0 : glyph + U16(delta));
            }
        }
    }

    private int At(string tag) => _tables[tag].Offset;

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_bytes.AsSpan(at));

    private int I32(int at) => BinaryPrimitives.ReadInt32BigEndian(_bytes.AsSpan(at));
}
