using System.Net.WebSockets;
using Microsoft.AspNetCore.Http.Features;

namespace RecordsPortal.Server.Live;

/// <summary>
/// Sends short messages as they are. To pack one takes a packer of its own, with a third of a megabyte to clear, because none is kept for a
/// circuit; a number that changes on a thousand screens costs more packing than painting, and goes in one packet of the network either way.
/// </summary>
internal static class ShortMessages
{
    /// <summary>Bytes: what one packet of Ethernet carries, with room for its heads.</summary>
    public const int Longest = 1_400;

    /// <summary>Before the endpoints, which take the WebSocket they find.</summary>
    public static IApplicationBuilder UseShortMessages(this IApplicationBuilder app) => app.UseWebSockets().Use((context, next) =>
    {
        if (context.Features.Get<IHttpWebSocketFeature>() is { } sockets)
        {
            context.Features.Set<IHttpWebSocketFeature>(new Accepting(sockets));
        }

        return next(context);
    });

    private sealed class Accepting(IHttpWebSocketFeature sockets) : IHttpWebSocketFeature
    {
        public bool IsWebSocketRequest => sockets.IsWebSocketRequest;

        public async Task<WebSocket> AcceptAsync(WebSocketAcceptContext context) => new Socket(await sockets.AcceptAsync(context));
    }

    internal sealed class Socket(WebSocket socket) : WebSocket
    {
        private bool _isInside;

        public override WebSocketCloseStatus? CloseStatus => socket.CloseStatus;

        public override string? CloseStatusDescription => socket.CloseStatusDescription;

        public override WebSocketState State => socket.State;

        public override string? SubProtocol => socket.SubProtocol;

        public override void Abort() => socket.Abort();

        public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
            socket.CloseAsync(closeStatus, statusDescription, cancellationToken);

        public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
            socket.CloseOutputAsync(closeStatus, statusDescription, cancellationToken);

        public override void Dispose() => socket.Dispose();

        public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) => socket.ReceiveAsync(buffer, cancellationToken);

        public override ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken) => socket.ReceiveAsync(buffer, cancellationToken);

        public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
            SendAsync(buffer.AsMemory(), messageType, endOfMessage, cancellationToken).AsTask();

        public override ValueTask SendAsync(ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
            SendAsync(buffer, messageType, endOfMessage ? WebSocketMessageFlags.EndOfMessage : WebSocketMessageFlags.None, cancellationToken);

        public override ValueTask SendAsync(ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, WebSocketMessageFlags messageFlags, CancellationToken cancellationToken)
        {
            var isLast = messageFlags.HasFlag(WebSocketMessageFlags.EndOfMessage);
            // The parts of one message are all packed or none is; a message in parts is a long one.
            var isShort = isLast && !_isInside && buffer.Length <= Longest;
            _isInside = !isLast;
            return socket.SendAsync(buffer, messageType, isShort ? messageFlags | WebSocketMessageFlags.DisableCompression : messageFlags, cancellationToken);
        }
    }
}
