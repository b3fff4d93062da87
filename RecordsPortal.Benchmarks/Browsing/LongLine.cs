using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace RecordsPortal.Benchmarks.Browsing;

/// <summary>A way to the portal that is as long as one wants: every byte arrives half a round trip after it was sent, in both directions, in order.</summary>
internal sealed class LongLine : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closed = new();
    private readonly TimeSpan _oneWay;
    private readonly Uri _far;

    public LongLine(Uri far, int roundTrip)
    {
        (_far, _oneWay) = (far, TimeSpan.FromMilliseconds(roundTrip / 2.0));
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public void Dispose()
    {
        _closed.Cancel();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_closed.IsCancellationRequested)
        {
            try
            {
                _ = JoinAsync(await _listener.AcceptTcpClientAsync(_closed.Token));
            }
            catch (Exception fault) when (fault is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }

    private async Task JoinAsync(TcpClient near)
    {
        using (near)
        using (var far = new TcpClient())
        {
            try
            {
                await far.ConnectAsync(_far.Host, _far.Port, _closed.Token);
                (near.NoDelay, far.NoDelay) = (true, true);
                await Task.WhenAny(CarryAsync(near.GetStream(), far.GetStream()), CarryAsync(far.GetStream(), near.GetStream()));
            }
            catch (Exception fault) when (fault is IOException or OperationCanceledException or SocketException)
            {
                // One end hung up, and so does the other.
            }
        }
    }

    private async Task CarryAsync(NetworkStream from, NetworkStream to)
    {
        var travelling = Channel.CreateUnbounded<(long Sent, byte[] Bytes)>();
        var arriving = ArriveAsync(travelling.Reader, to);
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, _closed.Token) is > 0 and var read)
        {
            travelling.Writer.TryWrite((TimeProvider.System.GetTimestamp(), buffer[..read]));
        }

        travelling.Writer.Complete();
        await arriving;
    }

    private async Task ArriveAsync(ChannelReader<(long Sent, byte[] Bytes)> travelling, NetworkStream to)
    {
        await foreach (var (sent, bytes) in travelling.ReadAllAsync(_closed.Token))
        {
            var left = _oneWay - TimeProvider.System.GetElapsedTime(sent);
            if (left > TimeSpan.Zero)
            {
                await Task.Delay(left, _closed.Token);
            }

            await to.WriteAsync(bytes, _closed.Token);
        }
    }
}
