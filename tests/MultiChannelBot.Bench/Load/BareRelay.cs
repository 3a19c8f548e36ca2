using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Protection;
using MultiChannelBot.State;
using StackExchange.Redis;

namespace MultiChannelBot.Bench.Load;

/// <summary>
/// The least that a bot with this promise can do: takes a request without reading what it says, opens and closes a case by the
/// bot's own two scripts, posts one reply, and acknowledges.
/// </summary>
internal sealed class BareRelay : IAsyncDisposable
{
    private static readonly long Kept = (long)CaseTimes.ClaimKept.TotalMilliseconds;

    private readonly ConnectionMultiplexer redis;
    private readonly HttpClient client = new();
    private readonly string serviceUrl;
    private readonly byte[] state;
    private readonly byte[] reply;
    private long number;

    private BareRelay(ConnectionMultiplexer redis, string serviceUrl, int stateBytes, int replyBytes) =>
        (this.redis, this.serviceUrl, state, reply) = (redis, serviceUrl, RandomNumberGenerator.GetBytes(stateBytes), Text(replyBytes));

    /// <summary>A relay with a state and a reply of the size that the bot's have.</summary>
    public static async Task<BareRelay> ConnectAsync(string redis, string serviceUrl, int stateBytes, int replyBytes) =>
        new(await ConnectionMultiplexer.ConnectAsync(redis), serviceUrl, stateBytes, replyBytes);

    public async Task RunAsync(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address);
        builder.WebHost.UseSockets(ServerLimits.Set);
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Run(TakeAsync);
        await app.RunAsync();
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await redis.DisposeAsync();
    }

    private static byte[] Text(int bytes)
    {
        const string Frame = """{"type":"message","text":""}""";
        return System.Text.Encoding.ASCII.GetBytes(Frame.Insert(Frame.Length - 2, new string('x', Math.Max(0, bytes - Frame.Length))));
    }

    private async Task TakeAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null).ConfigureAwait(false);
        var conversation = context.Request.QueryString.Value![1..];
        await KeepAsync(conversation).ConfigureAwait(false);
        using var content = new ByteArrayContent(reply);
        content.Headers.ContentType = new("application/json");
        using var response = await client.PostAsync(new Uri($"{serviceUrl}/v3/conversations/{conversation}/activities"), content).ConfigureAwait(false);
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentLength = 0;
    }

    /// <summary>The two round trips.</summary>
    private async Task KeepAsync(string conversation)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var lease = now + (long)CaseTimes.Lease.TotalMilliseconds;
        var token = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var claim = Interlocked.Increment(ref number).ToString(CultureInfo.InvariantCulture);
        RedisKey[] keys = [$"{{relay:{conversation}}}:case", $"{{relay:{conversation}}}:seen:{claim}"];
        var database = redis.GetDatabase();
        var opened = (RedisValue[])(await CaseScripts.Open.RunAsync(
            database, keys, [string.Create(CultureInfo.InvariantCulture, $"running|{lease}|1|{token}"), Kept, now, now - (long)CaseTimes.PendingAge.TotalMilliseconds, "p:" + claim]).ConfigureAwait(false))!;
        var version = (long)opened[2];
        var closed = (RedisValue[])(await CaseScripts.Close.RunAsync(
            database,
            keys,
            [token, version, version + 1, string.Create(CultureInfo.InvariantCulture, $"saved|{version + 1}|1|{token}"), lease, state, conversation, "p:" + claim, "", Kept, Kept]).ConfigureAwait(false))!;
        if (closed[0] != "saved")
        {
            throw new InvalidOperationException($"The case was not saved: {closed[0]}.");
        }
    }
}
