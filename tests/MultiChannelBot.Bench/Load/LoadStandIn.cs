using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MultiChannelBot.Bench.Load;

/// <summary>The channel's side of the Bot Framework protocol, at the least cost: hands messages to the talks that wait for them.</summary>
internal sealed class LoadStandIn : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, LoadTalk> talks = new(StringComparer.Ordinal);
    private long number;
    private int strays;

    private LoadStandIn(WebApplication app) => this.app = app;

    /// <summary>Where the systems under load find it.</summary>
    public string Url { get; private set; } = "";

    /// <summary>Messages that nobody waited for.</summary>
    public int Strays => Volatile.Read(ref strays);

    public static async Task<LoadStandIn> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var standIn = new LoadStandIn(builder.Build());
        standIn.app.Urls.Add("http://127.0.0.1:0");
        standIn.app.Run(standIn.TakeAsync);
        await standIn.app.StartAsync().ConfigureAwait(false);
        standIn.Url = standIn.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return standIn;
    }

    public void Expect(LoadTalk talk) => talks[talk.Conversation] = talk;

    public void Forget(LoadTalk talk) => talks.TryRemove(talk.Conversation, out _);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>POST and PUT of /v3/conversations/CONVERSATION/activities[/ID].</summary>
    private async Task TakeAsync(HttpContext context)
    {
        var parts = context.Request.Path.Value!.Split('/');
        var talk = parts.Length > 3 ? talks.GetValueOrDefault(parts[3]) : null;
        var card = await ReadAsync(context.Request, talk?.LooksAtCards ?? false).ConfigureAwait(false);
        var isNew = context.Request.Method == HttpMethods.Post;
        var id = isNew || parts.Length < 6 ? Interlocked.Increment(ref number).ToString(CultureInfo.InvariantCulture) : parts[5];
        if (talk is null)
        {
            Interlocked.Increment(ref strays);
        }
        else if (isNew || id == talk.CardId)
        {
            // Any other that is replaced is an older card, which becomes one line.
            talk.Take(id, card);
        }

        var answer = Encoding.ASCII.GetBytes($"{{\"id\":\"{id}\"}}");
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.Length;
        await context.Response.BodyWriter.WriteAsync(answer).ConfigureAwait(false);
    }

    private static async ValueTask<byte[]> ReadAsync(HttpRequest request, bool keeps)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync().ConfigureAwait(false);
            if (read.IsCompleted)
            {
                var body = keeps ? read.Buffer.ToArray() : [];
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body;
            }

            request.BodyReader.AdvanceTo(keeps ? read.Buffer.Start : read.Buffer.End, read.Buffer.End);
        }
    }
}
