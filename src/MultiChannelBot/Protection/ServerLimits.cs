using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Protection;

/// <summary>What the server puts up with before anything of ours runs, and whom it believes about addresses.</summary>
internal static class ServerLimits
{
    /// <summary>A body that stays below its rate is borne for so long: the first packet of a slow line may take its time.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Streams of the web chat at a time, apart from the connections of <see cref="LimitSettings.Connections"/>. Whoever gets none can still poll.</summary>
    private const int MostStreams = 10_000;

    /// <summary>Sets the server's limits.</summary>
    public static void Set(KestrelServerOptions kestrel, LimitSettings limits)
    {
        kestrel.AddServerHeader = false;

        // ActivityBody bounds the body and answers 413 itself; no other address reads one.
        kestrel.Limits.MaxRequestBodySize = null;

        // Senders that trickle: each would hold a connection for as long as it likes.
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(limits.HeaderSeconds);
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(limits.BodyBytesPerSecond, Grace);
        kestrel.Limits.MinResponseDataRate = new MinDataRate(limits.BodyBytesPerSecond, Grace);

        // A channel's token has some 2 KB, a calendar file's address at most 2 KB.
        kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.MaxRequestLineSize = 8 * 1024;
        kestrel.Limits.MaxConcurrentConnections = limits.Connections;
        kestrel.Limits.MaxConcurrentUpgradedConnections = MostStreams;
    }

    /// <summary>
    /// A request goes on where its bytes came in, and its response out where it was written: each hand-over to another thread would
    /// wake one. "Unsafe" is said of handlers that block. Ours never do: whatever they wait for, they await.
    /// </summary>
    public static void Set(SocketTransportOptions sockets) => sockets.UnsafePreferInlineScheduling = true;

    /// <summary>
    /// Takes sender and scheme from a proxy's headers, of the proxies in the settings alone: from anybody else, the headers
    /// would let a sender choose the address that is counted.
    /// </summary>
    public static void UseProxies(this WebApplication app, ProxySettings proxy)
    {
        if (proxy.Addresses.Count == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = proxy.Hops,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in proxy.Networks())
        {
            options.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(options);
    }
}
