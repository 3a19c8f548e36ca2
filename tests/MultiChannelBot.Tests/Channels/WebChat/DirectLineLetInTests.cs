using System.Net;
using MultiChannelBot.Channels.WebChat.DirectLine;
using MultiChannelBot.Tests.State;

namespace MultiChannelBot.Tests.Channels.WebChat;

/// <summary>Who gets a token, how often, and what browsers are told about other origins.</summary>
public sealed class DirectLineLetInTests(Embedded embedded) : WebHosted(embedded)
{
    private const string Others = "https://www.others.example";

    [Fact]
    public async Task Our_own_page_allowed_ones_and_servers_get_a_token()
    {
        foreach (var (origin, authorization) in ((string?, string?)[])[(Host.Origin, null), (WebHost.Partner, null), (null, WebHost.Secret), (Others, WebHost.Secret)])
        {
            using var response = await Host.AskAsync("POST", "/tokens/generate", authorization, origin);
            var given = await WebHost.JsonAsync(response);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal((1800, 32), ((int)given["expires_in"]!, ((string)given["conversationId"]!).Length));
            Assert.Null(given["streamUrl"]);
            Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        }
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("null", null)]
    [InlineData(Others, null)]
    [InlineData("https://www.partner.example/", null)]
    [InlineData("https://www.partner.example:443", null)]
    [InlineData("http://www.partner.example", null)]
    [InlineData("https://partner.example", null)]
    [InlineData("https://www.partner.example.others.example", null)]
    [InlineData("HTTPS://WWW.PARTNER.EXAMPLE", null)]
    [InlineData("https://www.partner.example https://www.others.example", null)]
    [InlineData(null, "of-the-servers-that-embed-the-chaT")]
    [InlineData(null, "of-the-servers-that-embed-the-cha")]
    [InlineData(null, "Basic of-the-servers-that-embed-the-chat")]
    [InlineData(Others, "Bearer ")]
    public async Task Nobody_else_does(string? origin, string? authorization)
    {
        using var response = await Host.AskAsync("POST", "/tokens/generate", authorization, origin);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Where_no_secret_is_set_none_is_good()
    {
        await using var host = await StartAsync();

        foreach (var shown in (string[])["Bearer ", "Bearer", "Bearer x"])
        {
            using var response = await host.AskAsync("POST", "/tokens/generate", shown);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }
    }

    [Fact]
    public async Task The_token_that_a_server_got_is_used_by_a_page_of_an_allowed_origin()
    {
        using var response = await Host.AskAsync("POST", "/tokens/generate", WebHost.Secret);
        var talk = new WebTalk(Host, await WebHost.JsonAsync(response));

        using var begun = await Host.AskAsync("POST", "/conversations", talk.Token, WebHost.Partner);
        using var others = await Host.AskAsync("POST", "/conversations", talk.Token, Others);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Forbidden), (begun.StatusCode, others.StatusCode));
    }

    [Fact]
    public async Task Behind_a_proxy_the_public_address_is_the_own_page()
    {
        await using var host = await StartAsync("--Package:PublicUrl", "https://chat.partner.example");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address, "/v3/directline/tokens/generate"));
        request.Headers.Host = "chat.partner.example";
        request.Headers.Add("Origin", "https://chat.partner.example");

        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task One_address_begins_so_many_conversations_a_minute_and_servers_any_number()
    {
        await using var host = await StartAsync("--WebChat:ConversationsPerSource", "3", "--WebChat:Secret", WebHost.Secret);
        for (var number = 0; number < 3; number++)
        {
            await host.GenerateAsync();
        }

        using var refused = await host.AskAsync("POST", "/tokens/generate", origin: host.Origin);
        Assert.Equal((HttpStatusCode)429, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(50), refused.Headers.RetryAfter!.Delta);
        using var server = await host.AskAsync("POST", "/tokens/generate", WebHost.Secret);
        Assert.Equal(HttpStatusCode.OK, server.StatusCode);

        host.Clock.Advance(TimeSpan.FromSeconds(50));
        await host.GenerateAsync();
    }

    [Fact]
    public async Task One_conversation_posts_so_much_a_minute_and_what_is_refused_may_come_again()
    {
        await using var host = await StartAsync("--Limits:InputsPerCase", "4", "--Limits:InputsPerPerson", "0");
        var (talk, other) = (await host.BeginAsync(), await host.BeginAsync());
        var typing = new System.Text.Json.Nodes.JsonObject { ["type"] = "typing" };
        for (var number = 0; number < 4; number++)
        {
            using var taken = await talk.PostAsync(typing);
            Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        }

        using var refused = await talk.PostAsync(talk.Message("Azure", "c1"));
        Assert.Equal(((HttpStatusCode)429, TimeSpan.FromSeconds(50)), (refused.StatusCode, refused.Headers.RetryAfter!.Delta!.Value));
        Assert.Equal(6, (await talk.AllAsync()).Length);
        await other.SayAsync("Azure");

        host.Clock.Advance(TimeSpan.FromSeconds(50));
        await talk.SayAsync("Azure", "c1");
        Assert.Single(await talk.AllAsync(), activity => (string?)activity["channelData"]!["clientActivityID"] == "c1");
    }

    [Fact]
    public async Task One_conversation_asks_so_often_a_minute()
    {
        var talk = await Host.BeginAsync();
        for (var number = 1; number < DirectLineAccess.MostRequests; number++)
        {
            await talk.ReconnectAsync("");
        }

        using var refused = await Host.AskAsync("GET", $"/conversations/{talk.Conversation}/activities", talk.Token);
        Assert.Equal((HttpStatusCode)429, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal((HttpStatusCode)429, await WebStream.StatusAsync(talk.StreamUrl));
        await (await Host.BeginAsync()).SayAsync("Azure");
    }

    [Fact]
    public async Task Open_streams_do_not_use_up_what_strangers_behind_the_same_address_may_ask()
    {
        await using var host = await StartAsync("--Limits:RequestsPerSource", "20");
        var talks = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => host.BeginAsync()));
        var streams = new List<WebStream>();
        foreach (var talk in talks.Concat(talks).Concat(talks).Concat(talks))
        {
            streams.Add(await talk.OpenAsync(""));
        }

        await host.GenerateAsync();
        streams.ForEach(stream => stream.Dispose());
    }

    [Theory]
    [InlineData(WebHost.Partner, true)]
    [InlineData(Others, false)]
    [InlineData("null", false)]
    public async Task Browsers_are_told_which_pages_of_other_origins_may_ask(string origin, bool may)
    {
        var talk = await Host.BeginAsync();
        foreach (var (method, path) in ((string, string)[])[("POST", "/tokens/generate"), ("POST", "/conversations"), ("GET", $"/conversations/{talk.Conversation}/activities"), ("DELETE", $"/conversations/{talk.Conversation}")])
        {
            using var request = new HttpRequestMessage(HttpMethod.Options, new Uri(Host.Address, "/v3/directline" + path));
            request.Headers.Add("Origin", origin);
            request.Headers.Add("Access-Control-Request-Method", method);
            request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with");
            using var response = await Host.Client.SendAsync(request, TestContext.Current.CancellationToken);

            Assert.Equal(may ? [origin] : [], Values(response, "Access-Control-Allow-Origin"));
            Assert.Equal(may, Values(response, "Access-Control-Allow-Methods").Any(allowed => allowed.Contains(method, StringComparison.Ordinal)));
            Assert.Equal(may, Values(response, "Access-Control-Allow-Headers").Any(allowed => allowed.Contains("x-ms-bot-agent", StringComparison.OrdinalIgnoreCase)));
            Assert.Empty(Values(response, "Access-Control-Allow-Credentials"));
        }

        // Also of a refusal: the page is to learn the status, and how long to wait.
        using var answer = await Host.AskAsync("POST", "/tokens/refresh", "rubbish", origin);
        Assert.Equal(may ? [origin] : [], Values(answer, "Access-Control-Allow-Origin"));
        Assert.Equal(may ? ["Retry-After"] : [], Values(answer, "Access-Control-Expose-Headers"));
    }

    [Fact]
    public async Task Where_it_is_turned_off_there_is_nothing()
    {
        await using var host = await StartAsync("--WebChat:Enabled", "false");

        using var response = await host.AskAsync("POST", "/tokens/generate", origin: host.Origin);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static string[] Values(HttpResponseMessage response, string header) => response.Headers.TryGetValues(header, out var values) ? [.. values] : [];
}
