using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MultiChannelBot.Tests.State;

/// <summary>
/// Stands between the bot and a Redis: counts what is asked, holds answers back, and may lead to another server from one
/// connection to the next, as the address of a server does that fails over.
/// </summary>
public sealed class RedisRelay : IAsyncDisposable
{
    // What the client asks for its own sake, on connecting and to keep the connection, names no key of ours.
    private const string OurKeys = "{mcb:";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly List<TcpClient> ends = [];
    private readonly Lock gate = new();
    private readonly Task accepting;
    private volatile int asked;
    private volatile int allowed = int.MaxValue;

    public RedisRelay(int target)
    {
        Target = target;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>The port that new connections lead to.</summary>
    public int Target { get; set; }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>How much was asked since answers are held back.</summary>
    public int Asked => asked;

    /// <summary>Holds back every answer from now on, and begins to count.</summary>
    public void Hold() => (allowed, asked) = (0, 0);

    /// <summary>Lets the answers pass of what was asked so far, and of what is asked up to so many in all.</summary>
    public void Allow(int questions) => allowed = questions;

    /// <summary>Completes when so much was asked; a test that waits for more than comes fails.</summary>
    public async Task AskedAsync(int questions)
    {
        for (var look = 0; asked < questions; look++)
        {
            Assert.True(look < 3000, string.Create(CultureInfo.InvariantCulture, $"{asked} of {questions} questions were asked."));
            await Task.Delay(10);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        lock (gate)
        {
            ends.ForEach(end => end.Dispose());
        }

        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            var client = await listener.AcceptTcpClientAsync(stopping.Token);
            var server = new TcpClient { NoDelay = true };
            await server.ConnectAsync(IPAddress.Loopback, Target, stopping.Token);
            lock (gate)
            {
                ends.AddRange([client, server]);
            }

            var questions = new Questions();
            _ = CopyAsync(client, server, chunk => asked += questions.CountIn(chunk), () => true);
            _ = CopyAsync(server, client, _ => { }, () => asked <= allowed);
        }
    }

    private async Task CopyAsync(TcpClient from, TcpClient to, Action<byte[]> look, Func<bool> mayPass)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.GetStream().ReadAsync(buffer, stopping.Token) is > 0 and var read)
            {
                look(buffer[..read]);
                while (!mayPass())
                {
                    await Task.Delay(5, stopping.Token);
                }

                await to.GetStream().WriteAsync(buffer.AsMemory(0, read), stopping.Token);
            }
        }
        catch (Exception ended) when (ended is IOException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            // One side hung up: so does the other.
        }

        from.Dispose();
        to.Dispose();
    }

    /// <summary>Cuts a stream of commands ("*2\r\n$3\r\nGET\r\n$1\r\nk\r\n") into commands, and counts those that a turn asks.</summary>
    private sealed class Questions
    {
        private readonly List<byte> left = [];

        public int CountIn(byte[] chunk)
        {
            left.AddRange(chunk);
            var found = 0;
            while (TakeCommand() is { } command)
            {
                found += command.Contains(OurKeys, StringComparison.Ordinal) ? 1 : 0;
            }

            return found;
        }

        private string? TakeCommand()
        {
            var at = 0;
            var parts = ReadNumber(ref at, '*');
            for (var part = 0; part < parts; part++)
            {
                if (ReadNumber(ref at, '$') is not { } length || left.Count < at + length + 2)
                {
                    return null;
                }

                at += length + 2;
            }

            if (parts is null)
            {
                return null;
            }

            var command = Encoding.UTF8.GetString([.. left.GetRange(0, at)]);
            left.RemoveRange(0, at);
            return command;
        }

        private int? ReadNumber(ref int at, char mark)
        {
            var end = left.IndexOf((byte)'\n', Math.Min(at, left.Count));
            if (end < 0 || left[at] != mark)
            {
                return null;
            }

            var number = int.Parse(Encoding.ASCII.GetString([.. left.GetRange(at + 1, end - at - 2)]), CultureInfo.InvariantCulture);
            at = end + 1;
            return number;
        }
    }
}
