using Microsoft.Bot.Connector;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;

namespace MultiChannelBot.Channels.Teams;

/// <summary>The HTTP client that replies go out by: one for the process, its connections pooled by host.</summary>
internal static class ReplyClient
{
    /// <summary>The name in the factory of clients.</summary>
    public const string Name = "Teams replies";

    /// <summary>The channel answers with an id, and refuses with some lines.</summary>
    private const int MostAnswerBytes = 1024 * 1024;

    public static void Add(IServiceCollection services) => services.AddHttpClient(Name)
        .RemoveAllLoggers()
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .ConfigurePrimaryHttpMessageHandler((handler, _) => ChannelConnections.Configure(handler));

    /// <summary>The client; it is kept, and its handler with it.</summary>
    public static HttpClient Create(IHttpClientFactory clients)
    {
        var client = clients.CreateClient(Name);
        client.Timeout = CaseTimes.SendingTime;
        client.MaxResponseContentBufferSize = MostAnswerBytes;
        ConnectorClient.AddDefaultRequestHeaders(client);
        return client;
    }
}
