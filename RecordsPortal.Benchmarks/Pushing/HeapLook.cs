using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace RecordsPortal.Benchmarks.Pushing;

/// <summary>
/// Makes another .NET process collect all its garbage, over the socket every such process keeps for diagnosis: what is left is what its
/// screens cost, and the process needs no door for it.
/// </summary>
internal static class HeapLook
{
    private const ulong CollectKeyword = 0x80_0000;
    private const byte Sessions = 2;
    private const byte Stop = 1;
    private const byte Collect = 3;
    private const int HeaderLength = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Returns when the collection is over.</summary>
    public static async Task CollectAsync(int process)
    {
        var provider = Concat(Bytes(CollectKeyword), Bytes(5u), Text("Microsoft-Windows-DotNETRuntime"), Bytes(0u));
        using var events = await SendAsync(process, Collect, Concat(Bytes(16u), Bytes(1u), [0], Bytes(1u), provider));
        var session = await ReadAsync(events, 8);
        // The session begins with the collection and its stream ends with its last event. Read all the while: a full socket would hold the process up.
        var draining = DrainAsync(events);
        using var stopping = await SendAsync(process, Stop, session);
        await draining.WaitAsync(Patience);
    }

    private static async Task<Socket> SendAsync(int process, byte command, byte[] content)
    {
        var path = Directory.GetFiles(Path.GetTempPath(), $"dotnet-diagnostic-{process.ToString(CultureInfo.InvariantCulture)}-*-socket").OrderByDescending(File.GetCreationTimeUtc).First();
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)(HeaderLength + content.Length));
        await socket.SendAsync(Concat("DOTNET_IPC_V1\0"u8.ToArray(), length, [Sessions, command, 0, 0], content));
        var header = await ReadAsync(socket, HeaderLength);
        return header[16] == 0xFF && header[17] == 0 ? socket : throw new InvalidOperationException("The process would not collect.");
    }

    private static async Task DrainAsync(Socket events)
    {
        var rest = new byte[64 * 1024];
        while (await events.ReceiveAsync(rest) > 0)
        {
        }
    }

    private static async Task<byte[]> ReadAsync(Socket socket, int count)
    {
        var bytes = new byte[count];
        for (var read = 0; read < count;)
        {
            var more = await socket.ReceiveAsync(bytes.AsMemory(read));
            read += more > 0 ? more : throw new EndOfStreamException();
        }

        return bytes;
    }

    private static byte[] Text(string text) => Concat(Bytes((uint)text.Length + 1), Encoding.Unicode.GetBytes(text + "\0"));

    private static byte[] Bytes(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, number);
        return bytes;
    }

    private static byte[] Bytes(ulong number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, number);
        return bytes;
    }

    private static byte[] Concat(params byte[][] parts) => [.. parts.SelectMany(part => part)];
}
