using System.Security.Claims;
using Microsoft.Bot.Builder.Skills;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using MultiChannelBot.Channels.Teams;

namespace MultiChannelBot.Tests.Channels;

public sealed class ClientReuseTests : IDisposable
{
    private const string Address = "https://smba.trafficmanager.net/emea/";

    private readonly Counting inner = new();
    private readonly ClientReuse reuse;

    public ClientReuseTests() => reuse = new ClientReuse(inner, new HttpClient());

    public void Dispose() => reuse.Dispose();

    [Fact]
    public async Task Turns_of_one_service_address_share_a_client_that_no_turn_ends()
    {
        var first = await ConnectorAsync(Address);
        first.Dispose();
        var second = await ConnectorAsync(Address);

        Assert.Same(first, second);
        Assert.Equal(1, inner.Connectors);
        Assert.Equal(new Uri(Address), second.BaseUri);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/amer/", "audience", "bot")]
    [InlineData(Address, "another", "bot")]
    [InlineData(Address, "audience", "another")]
    public async Task Another_address_audience_or_identity_has_a_client_of_its_own(string address, string audience, string identity)
    {
        var first = await ConnectorAsync(Address);
        inner.Identity = identity;

        Assert.NotSame(first, await ConnectorAsync(address, audience));
        Assert.Equal(2, inner.Connectors);
    }

    [Fact]
    public async Task Addresses_without_end_do_not_fill_the_memory()
    {
        for (var at = 0; at < 3 * KeptClients.MostClients; at++)
        {
            await ConnectorAsync($"{Address}{at}/");
        }

        // The newest are still kept, the oldest were let go.
        await ConnectorAsync($"{Address}{(3 * KeptClients.MostClients) - 1}/");
        Assert.Equal(3 * KeptClients.MostClients, inner.Connectors);
        await ConnectorAsync($"{Address}0/");
        Assert.Equal((3 * KeptClients.MostClients) + 1, inner.Connectors);
    }

    [Fact]
    public async Task A_client_that_could_not_be_made_is_tried_again()
    {
        inner.Fails = true;
        await Assert.ThrowsAsync<InvalidOperationException>(() => ConnectorAsync(Address));
        inner.Fails = false;

        Assert.NotNull(await ConnectorAsync(Address));
    }

    [Fact]
    public async Task The_client_for_tokens_of_users_is_made_once()
    {
        var identity = new ClaimsIdentity([new Claim(AuthenticationConstants.AudienceClaim, "bot")]);
        var first = await reuse.CreateUserTokenClientAsync(identity, TestContext.Current.CancellationToken);
        first.Dispose();

        Assert.Same(first, await reuse.CreateUserTokenClientAsync(identity, TestContext.Current.CancellationToken));
        Assert.Equal(1, inner.UserTokenClients);
    }

    [Fact]
    public async Task Refusals_are_those_of_the_sdk_and_make_no_client()
    {
        inner.Refuses = true;

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => ConnectorAsync(Address));
        Assert.Equal(0, inner.Connectors);
    }

    private async Task<IConnectorClient> ConnectorAsync(string serviceUrl, string audience = "audience")
    {
        var result = await reuse.AuthenticateRequestAsync(new Activity(ActivityTypes.Message), "Bearer x", TestContext.Current.CancellationToken);
        return await result.ConnectorFactory.CreateAsync(serviceUrl, audience, TestContext.Current.CancellationToken);
    }

    /// <summary>Makes clients that reach nobody, and counts them.</summary>
    private sealed class Counting : BotFrameworkAuthentication
    {
        public string Identity { get; set; } = "bot";

        public bool Fails { get; set; }

        public bool Refuses { get; set; }

        public int Connectors { get; private set; }

        public int UserTokenClients { get; private set; }

        public override Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string authHeader, CancellationToken cancellationToken) =>
            Refuses
                ? throw new UnauthorizedAccessException()
                : Task.FromResult(new AuthenticateRequestResult
                {
                    Audience = "audience",
                    ClaimsIdentity = new ClaimsIdentity([new Claim(AuthenticationConstants.AudienceClaim, Identity)]),
                    ConnectorFactory = new Factory(this),
                });

        public override Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(
            string authHeader, string channelIdHeader, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) => new Factory(this);

        public override Task<UserTokenClient> CreateUserTokenClientAsync(ClaimsIdentity claimsIdentity, CancellationToken cancellationToken)
        {
            UserTokenClients++;
            return BotFrameworkAuthenticationFactory.Create().CreateUserTokenClientAsync(claimsIdentity, cancellationToken);
        }

        public override BotFrameworkClient CreateBotFrameworkClient() => throw new NotSupportedException();

        private sealed class Factory(Counting counting) : ConnectorFactory
        {
            public override Task<IConnectorClient> CreateAsync(string serviceUrl, string audience, CancellationToken cancellationToken)
            {
                if (counting.Fails)
                {
                    throw new InvalidOperationException("No client.");
                }

                counting.Connectors++;
                return Task.FromResult<IConnectorClient>(new ConnectorClient(new Uri(serviceUrl), MicrosoftAppCredentials.Empty));
            }
        }
    }
}
