using System.Net;
using System.Net.WebSockets;
using MultiChannelBot.Channels.WebChat.DirectLine;
using MultiChannelBot.Tests.State;

namespace MultiChannelBot.Tests.Channels.WebChat;

/// <summary>The streams at which clients are told what is said.</summary>
public sealed class DirectLineStreamTests(Embedded embedded) : WebHosted(embedded)
{
    [Fact]
    public async Task A_stream_begins_with_what_was_said_and_goes_on()
    {
        var talk = await Host.BeginAsync();
        using var stream = await talk.OpenAsync();

        var first = await stream.UntilAsync(read => read.Length == 2);
        await talk.SayAsync("Azure", "mine");
        var next = await stream.UntilAsync(read => read.Any(activity => !WebTalk.IsOfUser(activity)));

        Assert.All(first, activity => Assert.False(WebTalk.IsOfUser(activity)));
        Assert.Equal("mine", (string)next[0]["channelData"]!["clientActivityID"]!);
    }

    [Fact]
    public async Task Two_clients_of_one_conversation_are_told_the_same_in_the_same_order()
    {
        var talk = await Host.BeginAsync();
        using var one = await talk.OpenAsync("");
        using var two = await talk.OpenAsync("");
        await Task.WhenAll(talk.SayAsync("Azure"), talk.SayAsync("EA"), talk.SayAsync("last", "last"));
        await talk.SayAsync("end", "end");

        var (first, second) = (await Ended(one), await Ended(two));

        Assert.Equal(first.Select(WebTalk.Text), second.Select(WebTalk.Text));
        Assert.Equal(["Azure", "EA", "end", "last"], first.Where(WebTalk.IsOfUser).Select(activity => (string)activity["text"]!).Order(StringComparer.Ordinal));

        static Task<System.Collections.Immutable.ImmutableArray<System.Text.Json.Nodes.JsonObject>> Ended(WebStream stream) =>
            stream.UntilAsync(read => read.Any(activity => (string?)activity["channelData"]?["clientActivityID"] == "end"));
    }

    [Fact]
    public async Task A_client_that_comes_back_goes_on_from_where_it_was()
    {
        var talk = await Host.BeginAsync();
        string watermark;
        using (var stream = await talk.OpenAsync())
        {
            await stream.UntilAsync(read => read.Length == 2);
            watermark = stream.Watermark;
        }

        await talk.SayAsync("Azure", "while away");
        using var again = await talk.OpenAsync(watermark);
        var read = await again.UntilAsync(read => read.Length > 1);

        Assert.Equal("while away", (string)read[0]["channelData"]!["clientActivityID"]!);
        Assert.Equal(1, read.Count(WebTalk.IsOfUser));
    }

    [Fact]
    public async Task A_long_conversation_comes_in_parts_and_whole()
    {
        var talk = await Host.BeginAsync();
        var conversation = Host.Service<WebConversations>().Of(Host.Service<DirectLineTokens>().Read(talk.Token)!);
        for (var number = 0; number < 170; number++)
        {
            await conversation.AddAsync("{\"from\":{\"role\":\"user\"}}"u8.ToArray(), once: null);
        }

        using var stream = await talk.OpenAsync();
        var frames = new List<int>();
        while (frames.Sum() < 172)
        {
            frames.Add((await stream.NextAsync())!.Activities.Length);
        }

        Assert.Equal([50, 50, 50, 22], frames);
        Assert.Equal(172, (await talk.AllAsync()).Length);
    }

    [Fact]
    public async Task More_streams_of_one_conversation_than_anybody_has_tabs_are_refused_until_one_is_closed()
    {
        var talk = await Host.BeginAsync();
        var streams = new List<WebStream>();
        for (var number = 0; number < OpenStreams.MostOfConversation; number++)
        {
            streams.Add(await talk.OpenAsync(""));
            await streams[^1].NextAsync();
        }

        Assert.Equal((HttpStatusCode)429, await WebStream.StatusAsync(talk.StreamUrl));
        using (var other = await (await Host.BeginAsync()).OpenAsync())
        {
            await other.NextAsync();
        }

        await streams[0].CloseAsync();
        await ComesAboutAsync(async () => await talk.ReconnectAsync("") == HttpStatusCode.OK && await WebStream.StatusAsync(talk.StreamUrl) == HttpStatusCode.SwitchingProtocols);
        streams.ForEach(stream => stream.Dispose());
    }

    [Fact]
    public async Task What_clients_send_into_a_stream_is_dropped()
    {
        var talk = await Host.BeginAsync();
        using var stream = await talk.OpenAsync();

        await stream.SendAsync([]);
        await stream.SendAsync(new byte[100_000], WebSocketMessageType.Binary);
        await stream.SendAsync("{\"type\":\"message\",\"text\":\"Azure\"}"u8.ToArray());
        await talk.SayAsync("EA", "mine");

        var read = await stream.UntilAsync(read => read.Any(WebTalk.IsOfUser));
        Assert.Equal("mine", (string)read.Single(WebTalk.IsOfUser)["channelData"]!["clientActivityID"]!);
        Assert.Empty(Host.Log.Faults);
    }

    [Fact]
    public async Task A_client_that_reads_nothing_holds_nobody_up()
    {
        var (slow, quick) = (await Host.BeginAsync(), await Host.BeginAsync());
        using var idle = await slow.OpenAsync();
        using var beside = await slow.OpenAsync("");
        using var stream = await quick.OpenAsync();
        var conversation = Host.Service<WebConversations>().Of(Host.Service<DirectLineTokens>().Read(slow.Token)!);
        var large = System.Text.Encoding.UTF8.GetBytes($"{{\"from\":{{\"role\":\"bot\"}},\"text\":\"{new string('x', 200_000)}\"}}");
        for (var number = 0; number < 200; number++)
        {
            await conversation.AddAsync(large, once: null);
        }

        // Forty megabytes are more than a connection takes in advance: the host is stuck with the idle client by now.
        Assert.Equal(202, (await beside.UntilAsync(read => read.Length == 202)).Length);
        await quick.SayAsync("Azure", "mine");
        await stream.UntilAsync(read => read.Any(WebTalk.IsOfUser));
    }

    [Fact]
    public async Task A_host_that_stops_tells_every_client_at_once()
    {
        var streams = new List<WebStream>();
        for (var number = 0; number < 50; number++)
        {
            streams.Add(await (await Host.BeginAsync()).OpenAsync());
            await streams[^1].UntilAsync(read => read.Length == 2);
        }

        // The clock of the host stands: whatever waited for a time to pass would wait for ever.
        var stopping = Host.StopAsync();
        var ends = await Task.WhenAll(streams.Select(stream => stream.NextAsync()));
        await stopping;

        Assert.All(ends, Assert.Null);
        Assert.All(streams, stream => Assert.Equal(WebSocketCloseStatus.NormalClosure, stream.Closed));
        streams.ForEach(stream => stream.Dispose());
    }

    [Fact]
    public async Task A_conversation_that_is_deleted_ends_its_streams_and_is_not_found()
    {
        var talk = await Host.BeginAsync();
        using var stream = await talk.OpenAsync();
        await stream.NextAsync();

        Assert.Equal(HttpStatusCode.NoContent, await talk.DeleteAsync());

        await ComesAboutAsync(async () => await stream.NextAsync() is null);
        Assert.Equal(HttpStatusCode.NotFound, await talk.ReconnectAsync(""));
        Assert.Null(await talk.ReadAsync());
        using var response = await talk.PostAsync(talk.Message("Azure"));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, await talk.DeleteAsync());
    }

    [Fact]
    public async Task What_is_no_web_socket_is_told_so()
    {
        var talk = await Host.BeginAsync();

        using var response = await Host.Client.GetAsync(new UriBuilder(talk.StreamUrl) { Scheme = "http" }.Uri, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UpgradeRequired, response.StatusCode);
    }

    [Fact]
    public async Task A_conversation_of_a_day_ago_is_not_kept_and_is_begun_anew_by_the_same_client()
    {
        var talk = await Host.BeginAsync();
        await talk.SayAsync("Azure");
        Host.Clock.Advance(TimeSpan.FromHours(24));
        using var refreshed = await Host.AskAsync("POST", "/tokens/refresh", talk.Token);
        talk.Token = (string)(await WebHost.JsonAsync(refreshed))["token"]!;

        Assert.Empty(await talk.AllAsync());
        await talk.SayAsync("status", "next day");
        Assert.Equal("next day", (string)(await talk.AllAsync())[0]["channelData"]!["clientActivityID"]!);
    }

    private static async Task ComesAboutAsync(Func<Task<bool>> holds)
    {
        for (var look = 0; !await holds(); look++)
        {
            Assert.True(look < 500, "It did not come about.");
            await SteppedClock.StandAsync();
        }
    }
}
