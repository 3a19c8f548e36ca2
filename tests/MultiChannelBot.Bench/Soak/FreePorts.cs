using System.Net;
using System.Net.Sockets;

namespace MultiChannelBot.Bench.Soak;

/// <summary>Ports of this machine for programs that are started later, or more than once.</summary>
internal static class FreePorts
{
    /// <summary>A port that nobody listens on. It lies below those that systems give to outgoing connections: one of those could be taken before the program has it.</summary>
    public static int Next()
    {
        while (true)
        {
            var port = Random.Shared.Next(15_000, 32_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it: another one.
            }
        }
    }
}
