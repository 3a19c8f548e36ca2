using Microsoft.Bot.Connector;
using MultiChannelBot.Conversation.Ports;

namespace MultiChannelBot.Channels.Teams;

/// <summary>The HTTP client that replies go out by: one for the process, its connections pooled by host.</summary>
internal static class ReplyClient
{
    /// <summary>The name in the factory of clients.</summary>
    public const string Name = "Teams replies";

    /// <summary>The channel answers with an id, and refuses with some lines.</summary>
    private const int MostAnswerBytes = 1024 * 1024;

    /// <summary>Names are looked up anew so often: the channel's hosts move.</summary>
    private static readonly TimeSpan ConnectionAge = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(3);

    public static void Add(IServiceCollection services) => services.AddHttpClient(Name)
        .RemoveAllLoggers()
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .ConfigurePrimaryHttpMessageHandler((handler, _) => Configure(handler));

    /// <summary>The client; it is kept, and its handler with it.</summary>
    public static HttpClient Create(IHttpClientFactory clients)
    {
        var client = clients.CreateClient(Name);
        client.Timeout = CaseTimes.SendingTime;
        client.MaxResponseContentBufferSize = MostAnswerBytes;
        ConnectorClient.AddDefaultRequestHeaders(client);
        return client;
    }

    // Connections to a host are not bounded: there are no more of them than turns under way, and those are bounded by what
    // is let in. Waiting for a connection would only eat the time that a turn has for sending.
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
