using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using MultiChannelBot.Channels.WebChat.DirectLine;
using MultiChannelBot.State;
using MultiChannelBot.Tests.State;
using StackExchange.Redis;

namespace MultiChannelBot.Tests.Channels.WebChat;

/// <summary>What lies in a real Redis of those who talk on the web, and what becomes of them while it is away.</summary>
public sealed class WebStoreTests : IAsyncLifetime
{
    private static readonly RedisLinkParts Impatient = new() { CommandTimeout = TimeSpan.FromSeconds(1) };
    private static readonly string[] Planted = ["Quillfeather", "Brambleworks", "홍길순", "quill@quillfeather.example"];

    private RedisServer redis = null!;
    private ConnectionMultiplexer connection = null!;
    private WebHost host = null!;

    public async ValueTask InitializeAsync()
    {
        redis = await RedisServer.StartDurableAsync();
        connection = await ConnectionMultiplexer.ConnectAsync(redis.Address + ",abortConnect=false");
        host = await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
            await connection.DisposeAsync();
            await redis.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_store_holds_nothing_that_anybody_could_read()
    {
        var talk = await host.BeginAsync();
        await TalkAsync(talk);

        var stored = await ContentsAsync();
        var token = host.Service<DirectLineTokens>().Read(talk.Token)!;
        string[] secret = [.. Planted, talk.Conversation, token.User, talk.Token, Convert.ToBase64String([.. token.Key]), Encoding.Latin1.GetString([.. token.Key]), "\"text\"", "AdaptiveCard"];

        Assert.Contains(stored, kept => kept.Key.Contains(":log", StringComparison.Ordinal));
        Assert.All(secret, text => Assert.All(stored, kept => Assert.False(
            kept.Key.Contains(text, StringComparison.Ordinal) || kept.Bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || kept.Bytes.AsSpan().IndexOf(Encoding.Latin1.GetBytes(text)) >= 0,
            $"{text} in {kept.Key}")));
    }

    [Fact]
    public async Task Whoever_has_the_store_and_the_hash_key_still_cannot_read_what_was_said_without_the_token()
    {
        var talk = await host.BeginAsync();
        await TalkAsync(talk);

        // A token for the same conversation and user, made by whoever holds State:HashKey: only the key that was drawn is not known.
        var own = host.Service<DirectLineTokens>().Read(talk.Token)!;
        var made = host.Service<DirectLineTokens>().Write(own with { Key = [.. new byte[32]] });

        Assert.NotEmpty(await talk.AllAsync());
        talk.Token = made;
        Assert.Empty((await talk.ReadAsync())!.Activities);
        var seal = host.Service<SealedText>();
        foreach (var entry in await connection.GetDatabase().ListRangeAsync(LogKey(talk)))
        {
            var bytes = ((byte[])entry!).AsSpan();
            Assert.Null(SealedText.Open(new byte[32], bytes[(bytes.IndexOf((byte)'|') + 1)..], talk.Conversation));
            Assert.Null(seal.Open(System.Buffers.Text.Base64Url.EncodeToString(bytes[(bytes.IndexOf((byte)'|') + 1)..]), "direct-line-token"));
        }
    }

    [Fact]
    public async Task An_entry_of_one_conversation_is_none_in_another()
    {
        var (one, two) = (await host.BeginAsync(), await host.BeginAsync());
        var database = connection.GetDatabase();
        var kept = await database.ListRangeAsync(LogKey(one));
        await database.ListRightPushAsync(LogKey(two), kept);
        await database.ListRightPushAsync(LogKey(two), "1772452810000|rubbish");

        var read = (await two.ReadAsync())!;

        Assert.Equal(2, read.Activities.Length);
        await two.SayAsync("Azure", "mine");
        Assert.Contains((await two.ReadAsync(read.Watermark))!.Activities, WebTalk.IsOfUser);
    }

    [Fact]
    public async Task Forget_me_and_a_deletion_leave_nothing_of_a_person()
    {
        // What belongs to nobody: probes, counts.
        var stays = await host.BeginAsync();
        await TalkAsync(stays);
        await SettledAsync();
        var before = await KeysAsync();
        var talk = await host.BeginAsync();
        await TalkAsync(talk);
        Assert.NotEmpty((await KeysAsync()).Except(before));

        await talk.SayAsync("forget me");
        var said = await talk.AllAsync();
        Assert.True((bool)Assert.Single(said)["channelData"]!["mcbForgotten"]!);
        await SettledAsync();
        Assert.All((await KeysAsync()).Except(before), key => Assert.True(IsOfLog(key) || IsOfNobody(key), key));

        Assert.Equal(HttpStatusCode.NoContent, await talk.DeleteAsync());
        await SettledAsync();

        Assert.All((await KeysAsync()).Except(before), key => Assert.True(IsOfNobody(key), key));
        Assert.All(before, key => Assert.True(connection.GetDatabase().KeyExists(key), key));
    }

    [Fact]
    public async Task A_deletion_without_a_word_before_does_the_same_also_for_whoever_was_in_haste()
    {
        await using var hasty = await StartAsync("--Limits:InputsPerPerson", "3");
        await hasty.BeginAsync();
        await hasty.Service<MultiChannelBot.Delivery.TurnDelivery>().SettleAsync();
        var before = await KeysAsync();
        var talk = await hasty.BeginAsync();
        for (var number = 0; number < 6; number++)
        {
            await talk.SayAsync("Azure from an EA");
        }

        Assert.Equal(HttpStatusCode.NoContent, await talk.DeleteAsync());
        await hasty.Service<MultiChannelBot.Delivery.TurnDelivery>().SettleAsync();

        Assert.All((await KeysAsync()).Except(before), key => Assert.True(IsOfNobody(key), key));
        Assert.Empty(hasty.Log.Faults);
    }

    [Fact]
    public async Task While_the_store_is_away_nothing_is_taken_and_afterwards_the_same_is_taken_once()
    {
        var talk = await host.BeginAsync();
        var message = talk.Message("Office 365 from an EA, and we should manage it", "mine");
        await redis.KillAsync();
        for (var number = 0; number < 3; number++)
        {
            using var refused = await talk.PostAsync(message);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(2)), (refused.StatusCode, refused.Headers.RetryAfter!.Delta!.Value));
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await talk.ReconnectAsync(""));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await talk.DeleteAsync());

        // That it is away is said, and nothing else.
        Assert.All(host.Log.Faults, fault => Assert.StartsWith("1031 ", fault, StringComparison.Ordinal));
        var polled = (await talk.ReadAsync("17"))!;
        Assert.Equal((0, "17"), (polled.Activities.Length, polled.Watermark));
        var begun = await host.GenerateAsync();
        using (var refused = await host.AskAsync("POST", "/conversations", begun.Token, body: WebHost.Json("{}")))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        }

        await redis.RunAsync();
        await TakenAsync(talk, message);
        await TakenAsync(talk, message);

        // What was asked before may fail only now: then a look shows nothing once more.
        var all = await talk.AllAsync();
        for (var look = 0; all.IsEmpty && look < 500; look++)
        {
            await SteppedClock.StandAsync();
            all = await talk.AllAsync();
        }

        Assert.Single(all, WebTalk.IsOfUser);
        // The reference of a card may hold any letters.
        Assert.Single(all, activity => WebTalk.Text(activity).Contains("\"mcb\"", StringComparison.Ordinal) && WebTalk.Text(activity).Contains("(EA)", StringComparison.Ordinal));
        await begun.BeginAsync();
        Assert.Equal(2, (await begun.AllAsync()).Length);
    }

    [Fact]
    public async Task A_stream_lasts_while_the_store_is_away_and_goes_on_when_it_is_back()
    {
        var talk = await host.BeginAsync();
        using var stream = await talk.OpenAsync();
        await stream.UntilAsync(read => read.Length == 2);
        await redis.KillAsync();
        using (var refused = await talk.PostAsync(talk.Message("Azure")))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        }

        host.Clock.Advance(OpenStreams.LookAfter);
        await redis.RunAsync();
        await TakenAsync(talk, talk.Message("Azure", "mine"));

        var next = stream.UntilAsync(read => read.Any(WebTalk.IsOfUser));
        await host.Clock.PassAsync(OpenStreams.TryAfter, 1_000, () => next.IsCompleted);
        Assert.Equal("mine", (string)(await next).Single(WebTalk.IsOfUser)["channelData"]!["clientActivityID"]!);
    }

    [Fact]
    public async Task A_client_comes_back_to_another_host_and_misses_nothing_and_sees_nothing_twice()
    {
        var talk = await host.BeginAsync();
        string watermark;
        int before;
        using (var stream = await talk.OpenAsync())
        {
            await talk.SayAsync("Office 365", "one");
            before = (await talk.AllAsync()).Length;
            await stream.UntilAsync(read => read.Length >= before);
            watermark = stream.Watermark;
        }

        await host.DisposeAsync();
        host = await StartAsync();
        talk.Host = host;
        await talk.SayAsync("EA", "two");

        using var again = await talk.OpenAsync(watermark);
        await talk.SayAsync("status", "three");
        var read = await again.UntilAsync(read => read.Count(WebTalk.IsOfUser) == 2);
        Assert.Equal(["two", "three"], read.Where(WebTalk.IsOfUser).Select(activity => (string)activity["channelData"]!["clientActivityID"]!));
        Assert.Equal((await talk.AllAsync())[before..].Take(read.Length).Select(WebTalk.Text), read.Select(WebTalk.Text));
    }

    private Task<WebHost> StartAsync(params string[] settings) => WebHost.StartAsync(() => new RedisLink(redis.Address, Impatient), settings);

    /// <summary>A case to its end, by somebody who says too much.</summary>
    private static async Task TalkAsync(WebTalk talk)
    {
        foreach (var text in (string[])["I am Quillfeather of Brambleworks, quill@quillfeather.example", "홍길순입니다. Office 365 from an EA, and we should manage it", "role sales", "korean", "dates", "summary"])
        {
            await talk.SayAsync(text);
        }

        using var response = await talk.PostAsync(new JsonObject { ["type"] = "event", ["name"] = "language", ["value"] = "en" });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>The same activity again and again, until it is taken.</summary>
    private static async Task TakenAsync(WebTalk talk, JsonObject message)
    {
        for (var look = 0; ; look++)
        {
            using var response = await talk.PostAsync(message);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                return;
            }

            Assert.True(look < 3_000 && response.StatusCode == HttpStatusCode.ServiceUnavailable, $"{response.StatusCode}");
            await SteppedClock.StandAsync();
        }
    }

    private Task SettledAsync() => host.Service<MultiChannelBot.Delivery.TurnDelivery>().SettleAsync();

    private RedisKey LogKey(WebTalk talk) =>
        RedisKeys.ActivityLog(host.Service<WebConversations>().Of(host.Service<DirectLineTokens>().Read(talk.Token)!).Place)[0];

    private static bool IsOfLog(string key) => key.StartsWith("{mcb:w:", StringComparison.Ordinal);

    /// <summary>
    /// A claim is a digest that says no more than that something was taken, and goes after an hour; the pointer of a case code opens
    /// nothing once its case is gone.
    /// </summary>
    private static bool IsOfNobody(string key) => key.Contains(":seen:", StringComparison.Ordinal) || key.StartsWith("{mcb:code:", StringComparison.Ordinal);

    private async Task<List<string>> KeysAsync()
    {
        var keys = new List<string>();
        await foreach (var key in connection.GetServer(redis.Address).KeysAsync(pageSize: 1_000))
        {
            keys.Add(key.ToString());
        }

        return keys;
    }

    /// <summary>Every key with all that lies under it.</summary>
    private async Task<List<(string Key, byte[] Bytes)>> ContentsAsync()
    {
        var database = connection.GetDatabase();
        var contents = new List<(string, byte[])>();
        foreach (var key in await KeysAsync())
        {
            RedisValue[] values = await database.KeyTypeAsync(key) switch
            {
                RedisType.String => [await database.StringGetAsync(key)],
                RedisType.List => await database.ListRangeAsync(key),
                RedisType.Hash => [.. (await database.HashGetAllAsync(key)).SelectMany(entry => (RedisValue[])[entry.Name, entry.Value])],
                RedisType.Set => await database.SetMembersAsync(key),
                RedisType.SortedSet => await database.SortedSetRangeByRankAsync(key),
                var other => throw new InvalidOperationException($"{key} is a {other}."),
            };
            contents.AddRange(values.Select(value => (key, (byte[])value!)));
        }

        return contents;
    }
}
