using System.Collections.Concurrent;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Rest;
using Newtonsoft.Json;

namespace MultiChannelBot.Channels.Teams;

/// <summary>What a client is kept under: whose credentials, which address, and for whom its tokens are.</summary>
internal readonly record struct ClientKey(string Identity, string ServiceUrl, string? Audience);

/// <summary>
/// Clients of the SDK, kept over the turns that dispose of them. They hold no state of a turn and renew their tokens
/// themselves. Safe from any thread; two first turns at once may both make a client, and one of the two is kept.
/// </summary>
/// <param name="http">Sends our replies in their place; shared by all of them.</param>
internal sealed class KeptClients(HttpClient http) : IDisposable
{
    /// <summary>Teams has a dozen service addresses; with more, the keeping starts anew, so that nothing grows without end.</summary>
    public const int MostClients = 64;

    private readonly ConcurrentDictionary<ClientKey, KeptConnector> connectors = new();
    private readonly ConcurrentDictionary<string, KeptUserTokens> userTokens = new(StringComparer.Ordinal);

    /// <summary>The client for an address.</summary>
    /// <param name="make">Makes it where there is none yet.</param>
    public async Task<IConnectorClient> ConnectorAsync(ClientKey key, Func<Task<IConnectorClient>> make)
    {
        if (connectors.TryGetValue(key, out var known))
        {
            return known;
        }

        var made = new KeptConnector(await make().ConfigureAwait(false), http);
        Bound(connectors);
        return connectors.GetOrAdd(key, made);
    }

    /// <summary>The client for tokens of users. The bot signs nobody in; the adapter puts one into every turn all the same.</summary>
    public async Task<UserTokenClient> UserTokensAsync(string identity, Func<Task<UserTokenClient>> make)
    {
        if (userTokens.TryGetValue(identity, out var known))
        {
            return known;
        }

        var made = new KeptUserTokens(await make().ConfigureAwait(false));
        Bound(userTokens);
        return userTokens.GetOrAdd(identity, made);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var connector in connectors.Values)
        {
            connector.Inner.Dispose();
        }

        foreach (var tokens in userTokens.Values)
        {
            tokens.Inner.Dispose();
        }

        http.Dispose();
    }

    // Turns under way may still use those that are let go: the collector takes them, their connections are the pool's.
    private static void Bound<TKey, TValue>(ConcurrentDictionary<TKey, TValue> clients)
        where TKey : notnull
    {
        if (clients.Count >= MostClients)
        {
            clients.Clear();
        }
    }

    /// <summary>Survives the turn, which disposes of what it was given.</summary>
    private sealed class KeptConnector(IConnectorClient inner, HttpClient http) : IConnectorClient
    {
        public IConnectorClient Inner => inner;

        public Uri BaseUri
        {
            get => inner.BaseUri;
            set => throw new NotSupportedException("The client is shared by turns.");
        }

        public JsonSerializerSettings SerializationSettings => inner.SerializationSettings;

        public JsonSerializerSettings DeserializationSettings => inner.DeserializationSettings;

        public ServiceClientCredentials Credentials => inner.Credentials;

        public IAttachments Attachments => inner.Attachments;

        public IConversations Conversations { get; } = new ConversationsOverHttp(inner, http);

        public void Dispose()
        {
        }
    }

    /// <summary>The base class's disposing reaches the wrapper alone, so the inner client survives, too.</summary>
    private sealed class KeptUserTokens(UserTokenClient inner) : UserTokenClient
    {
        public UserTokenClient Inner => inner;

        public override Task<TokenResponse> GetUserTokenAsync(
            string userId, string connectionName, string channelId, string magicCode, CancellationToken cancellationToken) =>
            inner.GetUserTokenAsync(userId, connectionName, channelId, magicCode, cancellationToken);

        public override Task<SignInResource> GetSignInResourceAsync(
            string connectionName, Activity activity, string finalRedirect, CancellationToken cancellationToken) =>
            inner.GetSignInResourceAsync(connectionName, activity, finalRedirect, cancellationToken);

        public override Task SignOutUserAsync(string userId, string connectionName, string channelId, CancellationToken cancellationToken) =>
            inner.SignOutUserAsync(userId, connectionName, channelId, cancellationToken);

        public override Task<TokenStatus[]> GetTokenStatusAsync(
            string userId, string channelId, string includeFilter, CancellationToken cancellationToken) =>
            inner.GetTokenStatusAsync(userId, channelId, includeFilter, cancellationToken);

        public override Task<Dictionary<string, TokenResponse>> GetAadTokensAsync(
            string userId, string connectionName, string[] resourceUrls, string channelId, CancellationToken cancellationToken) =>
            inner.GetAadTokensAsync(userId, connectionName, resourceUrls, channelId, cancellationToken);

        public override Task<TokenResponse> ExchangeTokenAsync(
            string userId, string connectionName, string channelId, TokenExchangeRequest exchangeRequest, CancellationToken cancellationToken) =>
            inner.ExchangeTokenAsync(userId, connectionName, channelId, exchangeRequest, cancellationToken);
    }
}
