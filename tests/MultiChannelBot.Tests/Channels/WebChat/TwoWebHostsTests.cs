using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MultiChannelBot.Channels.WebChat.DirectLine;
using MultiChannelBot.State;
using MultiChannelBot.Tests.Hosts;
using MultiChannelBot.Tests.State;

namespace MultiChannelBot.Tests.Channels.WebChat;

/// <summary>What two hosts on one Redis owe to a conversation.</summary>
public sealed class TwoWebHostsTests(RealRedis server)
{
    [Fact]
    public async Task What_is_posted_at_one_host_is_streamed_by_the_other()
    {
        await using var one = await StartAsync();
        await using var two = await StartAsync();
        var talk = await one.BeginAsync();
        talk.Host = two;
        using var stream = await talk.OpenAsync("");
        await stream.UntilAsync(read => read.Length == 2);

        // The clocks of both stand: nobody looks by itself, so that the notice alone brings it.
        talk.Host = one;
        await NoticedAsync(two, talk);
        await talk.SayAsync("Azure", "mine");

        var read = await stream.UntilAsync(read => read.Any(activity => !WebTalk.IsOfUser(activity)));
        Assert.Contains(read, activity => (string?)activity["channelData"]?["clientActivityID"] == "mine");
    }

    [Fact]
    public async Task A_notice_that_is_lost_is_made_up_for_by_a_look()
    {
        var address = await server.ConnectionStringAsync();
        await using var one = await StartAsync();

        // To this host the channel of notices has another name: it hears nothing of the first.
        await using var deaf = await WebHost.StartAsync(() => new RedisLink(address + ",channelPrefix=deaf:"));
        var talk = await one.BeginAsync();
        talk.Host = deaf;
        using var stream = await talk.OpenAsync("");
        await stream.UntilAsync(read => read.Length == 2);
        talk.Host = one;
        await talk.SayAsync("Azure", "mine");

        var next = stream.UntilAsync(read => read.Any(WebTalk.IsOfUser));
        Assert.False(next.IsCompleted);
        await deaf.Clock.PassAsync(OpenStreams.LookAfter, 1_000, () => next.IsCompleted);

        Assert.Equal("mine", (string)(await next).First(WebTalk.IsOfUser)["channelData"]!["clientActivityID"]!);
    }

    [Fact]
    public async Task A_conversation_goes_on_at_whichever_process_is_asked()
    {
        var settings = new Dictionary<string, string>
        {
            ["State__Redis"] = await server.ConnectionStringAsync(),
            ["State__HashKey"] = "a secret of at least thirty-two characters",
            ["WebChat__Secret"] = WebHost.Secret,
        };
        var hosts = await Task.WhenAll(HostProcess.StartAsync(settings), HostProcess.StartAsync(settings));
        await using var one = hosts[0];
        await using var two = hosts[1];
        using var client = new HttpClient();
        var started = await PostAsync(client, one, "/tokens/generate", WebHost.Secret, new JsonObject());
        var (token, path) = ((string)started["token"]!, $"/conversations/{started["conversationId"]}");
        var begun = await PostAsync(client, two, "/conversations", token, new JsonObject { ["locale"] = "ko-KR" });
        using var stream = await WebStream.OpenAsync(new Uri((string)begun["streamUrl"]!));
        await stream.UntilAsync(read => read.Length == 2);
        foreach (var (host, text) in ((HostProcess, string)[])[(one, "오피스 365"), (two, "EA"), (one, "관리")])
        {
            await PostAsync(client, host, path + "/activities", token, new JsonObject { ["type"] = "message", ["text"] = text });
        }

        var read = await stream.UntilAsync(read => read.Count(WebTalk.IsOfUser) == 3 && !WebTalk.IsOfUser(read[^1]));

        Assert.Equal(["오피스 365", "EA", "관리"], read.Where(WebTalk.IsOfUser).Select(activity => (string)activity["text"]!));
        Assert.All(read.Where(activity => !WebTalk.IsOfUser(activity)), activity => Assert.Equal("ko", (string)activity["locale"]!));
        await one.EventuallyAsync(() => Task.FromResult((one.Output + two.Output).Contains("outcome request-relationship", StringComparison.Ordinal)));
    }

    private async Task<WebHost> StartAsync()
    {
        var address = await server.ConnectionStringAsync();
        return await WebHost.StartAsync(() => new RedisLink(address));
    }

    /// <summary>Completes once the other host hears notices: nobody waits for its subscription.</summary>
    private static async Task NoticedAsync(WebHost host, WebTalk talk)
    {
        var heard = new TaskCompletionSource();
        using var listening = host.Service<LogNotices>().Listen(
            host.Service<WebConversations>().Of(host.Service<DirectLineTokens>().Read(talk.Token)!).Place, () => heard.TrySetResult());
        for (var look = 0; !heard.Task.IsCompleted; look++)
        {
            Assert.True(look < 500, "No notice is heard.");
            talk.Host.Service<LogNotices>().Tell(talk.Host.Service<WebConversations>().Of(talk.Host.Service<DirectLineTokens>().Read(talk.Token)!).Place);
            await SteppedClock.StandAsync();
        }
    }

    private static async Task<JsonObject> PostAsync(HttpClient client, HostProcess host, string path, string token, JsonObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Url + "/v3/directline" + path)) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode}");
        return await WebHost.JsonAsync(response);
    }
}
