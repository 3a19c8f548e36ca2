using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MultiChannelBot.Bench.Endurance;

/// <summary>The channel's side of the Bot Framework protocol: counts what the bot sends and keeps none of it.</summary>
internal sealed class EnduranceChannel : IAsyncDisposable
{
    private readonly WebApplication app;
    private int sent;

    private EnduranceChannel(WebApplication app) => this.app = app;

    /// <summary>Where the bot finds it.</summary>
    public string Url { get; private set; } = "";

    /// <summary>How many new messages came.</summary>
    public int Sent => Volatile.Read(ref sent);

    public static async Task<EnduranceChannel> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var channel = new EnduranceChannel(builder.Build());
        channel.app.Urls.Add("http://127.0.0.1:0");
        channel.app.Run(channel.TakeAsync);
        await channel.app.StartAsync().ConfigureAwait(false);
        channel.Url = channel.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return channel;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null).ConfigureAwait(false);
        var number = context.Request.Method == HttpMethods.Post ? Interlocked.Increment(ref sent) : 0;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($"{{\"id\":\"{number.ToString(CultureInfo.InvariantCulture)}\"}}").ConfigureAwait(false);
    }
}
