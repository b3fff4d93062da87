using System.Buffers.Binary;
using System.Text;

namespace RecordsPortal.Benchmarks.Circuits;

/// <summary>
/// One picture as it comes over the wire. From its end: where the components, the frames, the components gone, the handlers gone and the
/// texts begin. Frames are twenty bytes each, whatever they are.
/// </summary>
internal sealed class RenderBatch(byte[] bytes)
{
    private const int FrameSize = 20;
    private const int ElementFrame = 1;
    private const int TextFrame = 2;
    private const int AttributeFrame = 3;
    private const int MarkupFrame = 8;

    public ReadOnlySpan<byte> Bytes => bytes;

    private int FramesAt => Number(bytes.Length - 16);

    private int GoneAt => Number(bytes.Length - 8);

    private int TextsAt => Number(bytes.Length - 4);

    private int Count => Number(FramesAt);

    /// <summary>Every text in it, of elements, attributes and names alike.</summary>
    public IEnumerable<string> Texts
    {
        get
        {
            for (var at = TextsAt; at < bytes.Length - 20; at += 4)
            {
                yield return TextAt(Number(at));
            }
        }
    }

    /// <summary>Handlers that are no more; to send one of these is what a late hand does.</summary>
    public IEnumerable<ulong> Gone
    {
        get
        {
            for (var i = 0; i < Number(GoneAt); i++)
            {
                yield return BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(GoneAt + 4 + (i * 8)));
            }
        }
    }

    /// <summary>Everything in it that listens, with the element it stands on as far as the picture says.</summary>
    public IEnumerable<ShownHandler> Handlers
    {
        get
        {
            int? owner = null;
            for (var i = 0; i < Count; i++)
            {
                var kind = KindOf(i);
                owner = kind == ElementFrame ? i : kind == AttributeFrame ? owner : null;
                if (kind == AttributeFrame && HandlerAt(i) is > 0 and var id)
                {
                    yield return new ShownHandler(id, Text(i, 4)![2..], owner is { } element ? ElementAt(element) : ShownElement.Unknown);
                }
            }
        }
    }

    private ShownElement ElementAt(int frame)
    {
        var attributes = new Dictionary<string, string?>();
        var end = frame + Field(frame, 4);
        for (var i = frame + 1; i < end && KindOf(i) == AttributeFrame; i++)
        {
            if (HandlerAt(i) == 0 && Text(i, 8) is { } value)
            {
                attributes[Text(i, 4)!] = value;
            }
        }

        var words = Enumerable.Range(frame + 1, Math.Max(0, end - frame - 1)).Where(i => KindOf(i) is TextFrame or MarkupFrame).Select(i => Text(i, 4));
        return new ShownElement(Text(frame, 8) ?? "", attributes, string.Concat(words).Trim());
    }

    private int KindOf(int frame) => Field(frame, 0);

    private ulong HandlerAt(int frame) => BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(FramesAt + 4 + (frame * FrameSize) + 12));

    private int Field(int frame, int offset) => Number(FramesAt + 4 + (frame * FrameSize) + offset);

    private string? Text(int frame, int offset) => Field(frame, offset) is var index && index < 0 ? null : TextAt(Number(TextsAt + (index * 4)));

    private int Number(int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));

    private string TextAt(int at)
    {
        var (length, shift) = (0, 0);
        for (byte part = 0x80; (part & 0x80) != 0; shift += 7)
        {
            part = bytes[at++];
            length |= (part & 0x7F) << shift;
        }

        return Encoding.UTF8.GetString(bytes, at, length);
    }
}

/// <summary>An element as a picture first shows it.</summary>
/// <param name="Words">All it says, its children's too where they come with it.</param>
internal sealed record ShownElement(string Name, IReadOnlyDictionary<string, string?> Attributes, string Words)
{
    public static ShownElement Unknown { get; } = new("", new Dictionary<string, string?>(), "");

    public bool IsDisabled => Attributes.ContainsKey("disabled");
}

/// <param name="Event">Without "on": "click", "change".</param>
internal sealed record ShownHandler(ulong Id, string Event, ShownElement Element);
