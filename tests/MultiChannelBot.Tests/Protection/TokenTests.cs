using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MultiChannelBot.Conversation;
using MultiChannelBot.Tests.Delivery;

namespace MultiChannelBot.Tests.Protection;

/// <summary>A host in Production before the channel's keys: who gets in, and who does not.</summary>
public sealed class TokenTests : IClassFixture<TokenTests.Door>
{
    private const string Service = "https://smba.trafficmanager.net/teams/";

    private readonly CountingTurn turns;
    private readonly ChannelKeys channel;
    private readonly ProtectedHost host;

    public TokenTests(Door door)
    {
        (turns, channel, host) = (door.Turns, door.Channel, door.Host);
        turns.Given.Clear();
    }

    /// <summary>One host for all tests here: starting one takes longer than any of them.</summary>
    public sealed class Door : IAsyncLifetime
    {
        public CountingTurn Turns { get; } = new();

        internal ChannelKeys Channel { get; private set; } = null!;

        internal ProtectedHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Channel = await ChannelKeys.StartAsync();
            Host = await ProtectedHost.InProductionAsync(services => services.AddSingleton<ITurn>(Turns));
        }

        public async ValueTask DisposeAsync()
        {
            await Host.DisposeAsync();
            await Channel.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_good_token_is_taken()
    {
        await TakenAsync(HttpStatusCode.OK, Quiet(), Bearer(Token.Good(Service)));
        Assert.Single(turns.Given);
    }

    [Theory]
    [MemberData(nameof(Forged))]
    public async Task A_forged_or_stale_token_is_refused_and_nothing_happens(string kind)
    {
        await TakenAsync(HttpStatusCode.Unauthorized, Quiet(), Headers(kind, Token.Good(Service)));
        Assert.Empty(turns.Given);
    }

    public static TheoryData<string> Forged =>
    [
        "no token", "empty", "another scheme", "no scheme", "garbage", "three parts of garbage", "two headers", "two tokens in one header",
        "alg none", "alg none with a signature", "HS256 by the public key", "another key", "unknown key id", "no key id, another key",
        "another issuer", "no issuer", "another audience", "no audience", "expired", "not yet valid", "no expiry",
        "no service address", "another service address", "truncated signature", "changed claims", "key of another channel",
        "of the emulator", "of a skill", "claims twice", "far too long",
    ];

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("22222222-2222-4222-8222-222222222222")]
    public async Task A_tenant_that_is_not_allowed_is_refused(string? tenant)
    {
        await TakenAsync(HttpStatusCode.Forbidden, ProtectedHost.Message("silence", Service, tenant), Bearer(Token.Good(Service)));
        Assert.Empty(turns.Given);
    }

    [Fact]
    public async Task A_second_tenant_beside_an_allowed_one_is_refused()
    {
        var message = Quiet();
        message["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = "22222222-2222-4222-8222-222222222222" } };

        await TakenAsync(HttpStatusCode.Forbidden, message, Bearer(Token.Good(Service)));
        Assert.Empty(turns.Given);
    }

    [Theory]
    [InlineData("http://smba.trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net:8443/teams/")]
    [InlineData("https://evil.example.com/teams/")]
    [InlineData("https://smba.trafficmanager.net.evil.example.com/")]
    [InlineData("https://evilbotframework.com/")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://localhost/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://smba.trafficmanager.net@evil.example.com/")]
    [InlineData("https://user@smba.trafficmanager.net/")]
    [InlineData("https://2130706433/")]
    public async Task Nobody_is_answered_at_a_host_that_is_none_of_the_channel_s(string service)
    {
        await TakenAsync(HttpStatusCode.Forbidden, ProtectedHost.Message("silence", service), Bearer(Token.Good(service)));
        Assert.Empty(turns.Given);
    }

    [Fact]
    public async Task While_the_keys_are_away_nobody_gets_in_and_later_the_good_do()
    {
        channel.Forget();
        channel.Away = true;
        await TakenAsync(HttpStatusCode.ServiceUnavailable, Quiet(), Bearer(Token.Good(Service)));
        Assert.Empty(turns.Given);
        using (var live = await host.SendAsync("GET", "/health/live"))
        {
            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        }

        channel.Away = false;
        await TakenAsync(HttpStatusCode.OK, Quiet(), Bearer(Token.Good(Service)));
        Assert.Single(turns.Given);
    }

    [Fact]
    public async Task What_cannot_be_a_token_of_the_channel_costs_no_look_at_the_keys()
    {
        channel.Forget();
        var before = channel.Asked;
        foreach (var kind in new[] { "no token", "garbage", "another issuer", "of the emulator", "two headers" })
        {
            await TakenAsync(HttpStatusCode.Unauthorized, Quiet(), Headers(kind, Token.Good(Service)));
        }

        Assert.Equal(before, channel.Asked);
    }

    [Fact]
    public async Task A_known_token_gets_through_while_its_address_sends_rubbish()
    {
        await using var strict = await ProtectedHost.InProductionAsync(services => services.AddSingleton<ITurn>(turns), "--Limits:RequestsPerSource", "3");
        var good = Bearer(Token.Good(Service));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(strict, Quiet(), good));
        for (var number = 0; number < 5; number++)
        {
            await StatusAsync(strict, Quiet(), ["Bearer rubbish"]);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(strict, Quiet(), ["Bearer rubbish"]));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(strict, Quiet(), good));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(strict, Quiet(), Bearer(Token.Good(Service).With("jti", "another"))));
    }

    private static JsonObject Quiet() => ProtectedHost.Message("silence", Service);

    private string[] Bearer(Token token) => ["Bearer " + token.SignedBy(channel.Key(ChannelKeys.Known))];

    private async Task TakenAsync(HttpStatusCode expected, JsonObject activity, string[] authorization) =>
        Assert.Equal(expected, await StatusAsync(host, activity, authorization));

    private static async Task<HttpStatusCode> StatusAsync(ProtectedHost host, JsonObject activity, string[] authorization)
    {
        using var response = await host.PostAsync(activity, authorization);
        Assert.Empty(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return response.StatusCode;
    }

    private string[] Headers(string kind, Token good)
    {
        var known = channel.Key(ChannelKeys.Known);
        var token = good.SignedBy(known);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return kind switch
        {
            "no token" => [],
            "empty" => [""],
            "another scheme" => ["Basic " + token],
            "no scheme" => [token],
            "garbage" => ["Bearer garbage"],
            "three parts of garbage" => ["Bearer a.b.c"],
            "two headers" => ["Bearer " + token, "Bearer " + token],
            "two tokens in one header" => [$"Bearer {token}, Bearer {token}"],
            "alg none" => ["Bearer " + good.Head("alg", "none").Signed(_ => [])],
            "alg none with a signature" => ["Bearer " + good.Head("alg", "none").SignedBy(known)],
            "HS256 by the public key" => ["Bearer " + good.Head("alg", "HS256").Signed(bytes => HMACSHA256.HashData(channel.PublicKey(ChannelKeys.Known), bytes))],
            "another key" => ["Bearer " + good.SignedBy(channel.Foreign)],
            "unknown key id" => ["Bearer " + good.Head("kid", "nobody's").SignedBy(channel.Foreign)],
            "no key id, another key" => ["Bearer " + good.Head("kid", null).SignedBy(channel.Foreign)],
            "another issuer" => Bearer(good.With("iss", "https://evil.example.com")),
            "no issuer" => Bearer(good.With("iss", null)),
            "another audience" => Bearer(good.With("aud", "44444444-4444-4444-8444-444444444444")),
            "no audience" => Bearer(good.With("aud", null)),
            "expired" => Bearer(good.With("nbf", now - 7_200).With("exp", now - 3_600)),
            "not yet valid" => Bearer(good.With("nbf", now + 3_600).With("exp", now + 7_200)),
            "no expiry" => Bearer(good.With("exp", null)),
            "no service address" => Bearer(good.With("serviceurl", null)),
            "another service address" => Bearer(good.With("serviceurl", "https://webchat.botframework.com/")),
            "truncated signature" => ["Bearer " + token[..^20]],
            "changed claims" => ["Bearer " + Swapped(token, good.With("exp", now + 86_400).SignedBy(known))],
            "key of another channel" => ["Bearer " + good.Head("kid", ChannelKeys.OfAnotherChannel).SignedBy(channel.Key(ChannelKeys.OfAnotherChannel))],
            "of the emulator" => ["Bearer " + OfTheEmulator(good).SignedBy(channel.Key(ChannelKeys.OfTheEmulator))],
            "of a skill" => ["Bearer " + OfTheEmulator(good).With("appid", "55555555-5555-4555-8555-555555555555").SignedBy(channel.Key(ChannelKeys.OfTheEmulator))],
            "claims twice" => Bearer(good.With("aud", new JsonArray(ProtectedHost.AppId, "44444444-4444-4444-8444-444444444444"))),
            "far too long" => Bearer(good.With("filling", new string('x', 10_000))),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such token"),
        };
    }

    /// <summary>The claims of one token under the signature of another.</summary>
    private static string Swapped(string token, string other)
    {
        var (mine, theirs) = (token.Split('.'), other.Split('.'));
        return $"{mine[0]}.{theirs[1]}.{mine[2]}";
    }

    /// <summary>As whoever has the registration's secret can get one of any address.</summary>
    private static Token OfTheEmulator(Token good) => good.Head("kid", ChannelKeys.OfTheEmulator)
        .With("iss", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/")
        .With("ver", "1.0")
        .With("appid", ProtectedHost.AppId);
}
