using System.Net.WebSockets;
using RecordsPortal.Server.Live;

namespace RecordsPortal.Tests.Live;

public sealed class ShortMessagesTests
{
    [Theory]
    [InlineData(ShortMessages.Longest, true)]
    [InlineData(ShortMessages.Longest + 1, false)]
    public async Task Message_OfOnePart_IsPackedOnlyWhenLong(int length, bool goesAsItIs)
    {
        var sent = new Sent();

        await new ShortMessages.Socket(sent).SendAsync(new byte[length], WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);

        Assert.Equal([goesAsItIs], sent.AsTheyAre);
    }

    [Fact]
    public async Task Message_InParts_IsPackedToItsLastAndTheNextShortOneIsNot()
    {
        var sent = new Sent();
        var socket = new ShortMessages.Socket(sent);

        foreach (var isLast in (bool[])[false, false, true, true])
        {
            await socket.SendAsync(new byte[10], WebSocketMessageType.Binary, isLast, CancellationToken.None);
        }

        Assert.Equal([false, false, false, true], sent.AsTheyAre);
    }

    private sealed class Sent : WebSocket
    {
        public List<bool> AsTheyAre { get; } = [];

        public override WebSocketCloseStatus? CloseStatus => null;

        public override string? CloseStatusDescription => null;

        public override WebSocketState State => WebSocketState.Open;

        public override string? SubProtocol => null;

        public override ValueTask SendAsync(ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, WebSocketMessageFlags messageFlags, CancellationToken cancellationToken)
        {
            AsTheyAre.Add(messageFlags.HasFlag(WebSocketMessageFlags.DisableCompression));
            return ValueTask.CompletedTask;
        }

        public override void Abort()
        {
        }

        public override void Dispose()
        {
        }

        public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
