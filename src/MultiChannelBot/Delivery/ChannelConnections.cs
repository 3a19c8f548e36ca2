namespace MultiChannelBot.Delivery;

/// <summary>The connections that replies go out by, of any channel: kept by host, for as long as names may be trusted.</summary>
internal static class ChannelConnections
{
    /// <summary>Names are looked up anew so often: the channels' hosts move.</summary>
    private static readonly TimeSpan ConnectionAge = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(3);

    /// <summary>Sets up the handler of a client that posts to a channel.</summary>
    /// <remarks>
    /// Connections to a host are not bounded: there are no more of them than turns under way, and those are bounded by what
    /// is let in. Waiting for a connection would only eat the time that a turn has for sending.
    /// </remarks>
    public static void Configure(HttpMessageHandler handler)
    {
        if (handler is SocketsHttpHandler sockets)
        {
            sockets.PooledConnectionLifetime = ConnectionAge;
            sockets.ConnectTimeout = ConnectTime;
            sockets.UseCookies = false;

            // The channel has no part in our traces.
            sockets.ActivityHeadersPropagator = null;

            // The host was checked; one that it points to was not.
            sockets.AllowAutoRedirect = false;
        }
    }
}
