using System.Security.Claims;
using Microsoft.Bot.Builder.Skills;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace MultiChannelBot.Channels.Teams;

/// <summary>
/// The SDK's authentication with one change: the clients that it makes anew for every turn are kept. Making them costs 23 ms
/// of processor time a turn, nearly all of it for contracts of JSON that are the same every time. Checking of tokens and
/// renewal of our own is the inner one's, untouched.
/// </summary>
/// <param name="inner">Checks callers and makes clients.</param>
/// <param name="http">Sends our replies; <see cref="ReplyClient"/>.</param>
internal sealed class ClientReuse(BotFrameworkAuthentication inner, HttpClient http) : BotFrameworkAuthentication, IDisposable
{
    private readonly KeptClients kept = new(http);

    /// <inheritdoc/>
    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string authHeader, CancellationToken cancellationToken)
    {
        var result = await inner.AuthenticateRequestAsync(activity, authHeader, cancellationToken).ConfigureAwait(false);

        // The adapter takes the factory from here; CreateConnectorFactory is asked only where the bot speaks first.
        result.ConnectorFactory = new KeepingFactory(kept, result.ConnectorFactory, IdentityOf(result.ClaimsIdentity));
        return result;
    }

    /// <inheritdoc/>
    public override Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(
        string authHeader, string channelIdHeader, CancellationToken cancellationToken) =>
        inner.AuthenticateStreamingRequestAsync(authHeader, channelIdHeader, cancellationToken);

    /// <inheritdoc/>
    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) =>
        new KeepingFactory(kept, inner.CreateConnectorFactory(claimsIdentity), IdentityOf(claimsIdentity));

    /// <inheritdoc/>
    public override Task<UserTokenClient> CreateUserTokenClientAsync(ClaimsIdentity claimsIdentity, CancellationToken cancellationToken) =>
        kept.UserTokensAsync(IdentityOf(claimsIdentity), () => inner.CreateUserTokenClientAsync(claimsIdentity, cancellationToken));

    /// <inheritdoc/>
    public override BotFrameworkClient CreateBotFrameworkClient() => inner.CreateBotFrameworkClient();

    /// <inheritdoc/>
    public override string GetOriginatingAudience() => inner.GetOriginatingAudience();

    /// <inheritdoc/>
    public override Task<ClaimsIdentity> AuthenticateChannelRequestAsync(string authHeader, CancellationToken cancellationToken) =>
        inner.AuthenticateChannelRequestAsync(authHeader, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => kept.Dispose();

    /// <summary>Whose credentials a client carries: ours, as the token that was checked names us.</summary>
    private static string IdentityOf(ClaimsIdentity identity) =>
        identity.FindFirst(AuthenticationConstants.AudienceClaim)?.Value ?? string.Empty;

    private sealed class KeepingFactory(KeptClients kept, ConnectorFactory inner, string identity) : ConnectorFactory
    {
        public override Task<Microsoft.Bot.Connector.IConnectorClient> CreateAsync(string serviceUrl, string audience, CancellationToken cancellationToken) =>
            kept.ConnectorAsync(new ClientKey(identity, serviceUrl, audience), () => inner.CreateAsync(serviceUrl, audience, cancellationToken));
    }
}
