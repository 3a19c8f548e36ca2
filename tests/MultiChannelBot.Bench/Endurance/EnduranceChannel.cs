using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MultiChannelBot.Bench.Soak;

namespace MultiChannelBot.Bench.Endurance;

/// <summary>The channel's side of the Bot Framework protocol: counts what the bot sends and keeps none of it.</summary>
internal sealed class EnduranceChannel : IAsyncDisposable
{
    private WebApplication server = null!;
    private int sent;

    /// <summary>Where the bot finds it.</summary>
    public string Url => server.Urls.Single();

    /// <summary>How many new messages came.</summary>
    public int Sent => Volatile.Read(ref sent);

    public static async Task<EnduranceChannel> StartAsync()
    {
        var channel = new EnduranceChannel();
        channel.server = await LocalServer.StartAsync(channel.TakeAsync).ConfigureAwait(false);
        return channel;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body).ConfigureAwait(false);
        var isNew = context.Request.Method == HttpMethods.Post && !TypingActivity.Is(body.GetBuffer().AsSpan(0, (int)body.Length));
        var number = isNew ? Interlocked.Increment(ref sent) : 0;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($"{{\"id\":\"{number.ToString(CultureInfo.InvariantCulture)}\"}}").ConfigureAwait(false);
    }
}
