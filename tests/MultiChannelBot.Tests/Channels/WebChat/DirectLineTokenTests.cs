using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using MultiChannelBot.Channels.WebChat.DirectLine;
using MultiChannelBot.State;
using MultiChannelBot.Tests.State;

namespace MultiChannelBot.Tests.Channels.WebChat;

/// <summary>Who is let into a conversation, and who is not.</summary>
public sealed class DirectLineTokenTests(Embedded embedded) : WebHosted(embedded)
{
    private const string Others = "https://www.others.example";

    /// <summary>What somebody may show who has no good token: forged from one that is good.</summary>
    private static readonly Dictionary<string, Func<string, string>> Forged = new()
    {
        ["nothing behind the scheme"] = _ => "Bearer ",
        ["another scheme"] = good => "Basic " + good,
        ["no scheme"] = good => "Bearer" + good + " ",
        ["rubbish"] = _ => "rubbish",
        ["the secret of servers"] = _ => WebHost.Secret,
        ["one letter less"] = good => good[..^1],
        ["the first half"] = good => good[..(good.Length / 2)],
        ["one letter more"] = good => good + "A",
        ["four letters more"] = good => good + "AAAA",
        ["twice the same"] = good => good + good,
        ["two in one header"] = good => $"Bearer {good}, Bearer {good}",
        ["capital letters"] = good => good.ToUpperInvariant(),
        ["the first letter changed"] = good => Changed(good, 0),
        ["a letter of the seal changed"] = good => Changed(good, 20),
        ["a letter in the middle changed"] = good => Changed(good, good.Length / 2),
        ["the last letter but one changed"] = good => Changed(good, good.Length - 2),
        ["the letters of common base64"] = good => good[..4] + "+/" + good[6..],
        ["letters of no alphabet"] = good => good[..4] + "%00" + good[7..],
        ["too many letters"] = _ => new string('A', 9_000),
        ["a token of JWT without a seal"] = _ => $"{Base64("{\"alg\":\"none\",\"typ\":\"JWT\"}")}.{Base64("{\"user\":\"dl_x\",\"conv\":\"x\"}")}.",
        ["what stands in it, unsealed"] = _ => Base64("{\"Conversation\":\"x\",\"User\":\"dl_x\",\"Key\":\"\",\"Origins\":[],\"Until\":99999999999,\"IsForStream\":false}"),
        ["sealed as something else"] = good => Tokens('k').Seal.Seal(Tokens('k').Seal.Open(good, "direct-line-token")!, "installation"),
        ["sealed with another key"] = good => Tokens('x').Seal.Seal(Tokens('k').Seal.Open(good, "direct-line-token")!, "direct-line-token"),
        ["a new one by another key"] = _ => Tokens('x').Tokens.Write(Tokens('x').Tokens.Draw([Others])),
        ["the token of a stream"] = good => Tokens('k').Tokens.WriteForStream(Tokens('k').Tokens.Read(good)!),
    };

    public static TheoryData<string> ForgedKinds => [.. Forged.Keys];

    [Theory]
    [MemberData(nameof(ForgedKinds))]
    public async Task What_is_no_token_of_ours_opens_nothing(string kind)
    {
        var talk = await Host.BeginAsync();
        var shown = Forged[kind](talk.Token);

        Assert.All(await EverythingAsync(Host, talk.Conversation, shown), answer => Assert.Equal(HttpStatusCode.Unauthorized, answer));
    }

    [Fact]
    public async Task No_token_opens_nothing()
    {
        var talk = await Host.BeginAsync();

        Assert.All(await EverythingAsync(Host, talk.Conversation, token: null), answer => Assert.Equal(HttpStatusCode.Unauthorized, answer));
    }

    [Fact]
    public async Task A_token_opens_its_own_conversation_alone()
    {
        var (own, other) = (await Host.BeginAsync(), await Host.BeginAsync());

        var answers = await EverythingAsync(Host, other.Conversation, own.Token, besides: false);
        var stream = await WebStream.StatusAsync(new Uri(other.StreamUrl.ToString().Replace(StreamToken(other), StreamToken(own), StringComparison.Ordinal)));

        Assert.All([.. answers, stream], answer => Assert.Equal(HttpStatusCode.Unauthorized, answer));
        Assert.Equal(2, (await other.AllAsync()).Length);
    }

    [Fact]
    public async Task The_stream_is_opened_by_its_own_token_alone_and_soon()
    {
        var talk = await Host.BeginAsync();
        var url = talk.StreamUrl.ToString();
        string[] refused =
        [
            url.Replace(StreamToken(talk), talk.Token, StringComparison.Ordinal), url.Replace(StreamToken(talk), "", StringComparison.Ordinal),
            url[..url.IndexOf('?', StringComparison.Ordinal)], Changed(url, url.Length - 20),
        ];

        Assert.All(
            await Task.WhenAll(refused.Select(address => WebStream.StatusAsync(new Uri(address)))), answer => Assert.Equal(HttpStatusCode.Unauthorized, answer));

        Host.Clock.Advance(DirectLineTokens.StreamLifetime);
        Assert.Equal(HttpStatusCode.Forbidden, await WebStream.StatusAsync(talk.StreamUrl));
    }

    [Fact]
    public async Task A_token_that_has_run_out_is_renewed_and_good_for_nothing_else()
    {
        var talk = await Host.BeginAsync();
        Host.Clock.Advance(DirectLineTokens.Lifetime - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, await talk.ReconnectAsync(""));

        Host.Clock.Advance(TimeSpan.FromHours(12));
        Assert.All(await EverythingAsync(Host, talk.Conversation, talk.Token, refreshes: false), answer => Assert.Equal(HttpStatusCode.Forbidden, answer));

        using var response = await Host.AskAsync("POST", "/tokens/refresh", talk.Token);
        var renewed = await WebHost.JsonAsync(response);
        talk.Token = (string)renewed["token"]!;
        Assert.Equal((talk.Conversation, 1800), ((string)renewed["conversationId"]!, (int)renewed["expires_in"]!));
        Assert.Equal(2, (await talk.AllAsync()).Length);
    }

    [Fact]
    public async Task A_token_is_renewed_for_as_long_as_cases_are_kept_and_not_longer()
    {
        var talk = await Host.BeginAsync();
        Host.Clock.Advance(Host.Service<MultiChannelBot.Settings.BotSettings>().State.Expiry + DirectLineTokens.Lifetime - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Host, "POST", "/tokens/refresh", talk.Token));

        Host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(Host, "POST", "/tokens/refresh", talk.Token));
    }

    [Fact]
    public async Task A_page_of_another_origin_can_do_nothing_with_a_token()
    {
        var talk = await Host.BeginAsync();

        Assert.All(await EverythingAsync(Host, talk.Conversation, talk.Token, Others), answer => Assert.Equal(HttpStatusCode.Forbidden, answer));
        Assert.All(await EverythingAsync(Host, talk.Conversation, talk.Token, "null"), answer => Assert.Equal(HttpStatusCode.Forbidden, answer));
        Assert.Equal(HttpStatusCode.Forbidden, await WebStream.StatusAsync(talk.StreamUrl, Others));

        // An origin that may have tokens, but not this one.
        Assert.All(await EverythingAsync(Host, talk.Conversation, talk.Token, WebHost.Partner), answer => Assert.Equal(HttpStatusCode.Forbidden, answer));
        Assert.Equal(HttpStatusCode.Forbidden, await WebStream.StatusAsync(talk.StreamUrl, WebHost.Partner));
    }

    [Fact]
    public async Task An_origin_that_is_taken_out_of_the_settings_is_out_at_once()
    {
        await using var later = await StartAsync();
        var talk = await Host.GenerateAsync(WebHost.Partner);
        Assert.Equal(HttpStatusCode.Created, await StatusAsync(Host, "POST", "/conversations", talk.Token, WebHost.Partner));

        Assert.All(await EverythingAsync(later, talk.Conversation, talk.Token, WebHost.Partner), answer => Assert.Equal(HttpStatusCode.Forbidden, answer));
    }

    [Fact]
    public async Task The_user_of_a_token_is_drawn_and_its_text_tells_nothing()
    {
        var (one, two) = (await Host.BeginAsync(), await Host.BeginAsync());

        var users = new[] { Tokens('k').Tokens.Read(one.Token)!.User, Tokens('k').Tokens.Read(two.Token)!.User };
        Assert.NotEqual(users[0], users[1]);
        Assert.All(users, user => Assert.Matches("^dl_[0-9a-f]{32}$", user));
        Assert.Matches("^[A-Za-z0-9_-]+$", one.Token);
        Assert.DoesNotContain(one.Conversation, Encoding.Latin1.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(one.Token)), StringComparison.Ordinal);
    }

    /// <summary>The answers to all that can be asked.</summary>
    /// <param name="besides">Also what is about no conversation.</param>
    private static async Task<HttpStatusCode[]> EverythingAsync(
        WebHost host, string conversation, string? token, string? origin = null, bool refreshes = true, bool besides = true)
    {
        List<(string Method, string Path)> asked =
        [
            ("GET", $"/conversations/{conversation}"), ("GET", $"/conversations/{conversation}/activities"),
            ("POST", $"/conversations/{conversation}/activities"), ("DELETE", $"/conversations/{conversation}"),
        ];
        if (besides)
        {
            asked.Add(("POST", "/conversations"));
        }

        if (besides && refreshes)
        {
            asked.Add(("POST", "/tokens/refresh"));
        }

        return await Task.WhenAll(asked.Select(question => StatusAsync(host, question.Method, question.Path, token, origin)));
    }

    private static async Task<HttpStatusCode> StatusAsync(WebHost host, string method, string path, string? token, string? origin = null)
    {
        using var response = await host.AskAsync(method, path, token, origin, method == "POST" ? WebHost.Json("{\"type\":\"message\",\"text\":\"status\"}") : null);
        return response.StatusCode;
    }

    private static string StreamToken(WebTalk talk) => talk.StreamUrl.Query[(talk.StreamUrl.Query.IndexOf("t=", talk.StreamUrl.Query.IndexOf('&', StringComparison.Ordinal), StringComparison.Ordinal) + 2)..];

    private static string Changed(string text, int at) => text[..at] + (text[at] == 'A' ? 'B' : 'A') + text[(at + 1)..];

    private static string Base64(string text) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    /// <summary>Tokens under a key of so many letters.</summary>
    private static (DirectLineTokens Tokens, SealedText Seal) Tokens(char letter)
    {
        var seal = new SealedText(new KeyMaker(HashKeyFile.FromSetting(new string(letter, 32))));
        return (new DirectLineTokens(seal, new FakeTimeProvider(WebHost.Noon)), seal);
    }
}
