using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Guidance;
using MultiChannelBot.Protection;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Channels.WebChat.DirectLine;

/// <summary>
/// Direct Line 3.0 under /v3/directline, as botframework-directlinejs speaks it. Nothing is done for a request without a good token of
/// the conversation that it is about, or from a page of an origin that the token was not made for.
/// </summary>
internal sealed class DirectLineEndpoints(
    DirectLineTokens tokens, DirectLineAccess access, WebChatChannel channel, WebConversations conversations, OpenStreams streams, BotSettings settings, TimeProvider clock)
{
    private const string Root = "/v3/directline";
    private const string CorsPolicy = "direct-line";

    /// <summary>Asked to try again after as many seconds, while the store is away.</summary>
    private const int SecondsToWait = 2;

    /// <summary>A client that does not answer a ping in this time is gone. Proxies end what is silent for a minute.</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(25);

    /// <summary>Registers what other origins may ask for.</summary>
    public static void AddCors(IServiceCollection services, WebChatSettings settings) => services.AddCors(cors => cors.AddPolicy(CorsPolicy, policy => policy
        .WithOrigins([.. settings.AllowedOrigins])
        .WithMethods(HttpMethods.Get, HttpMethods.Post, HttpMethods.Delete)

        // The headers of botframework-directlinejs besides the simple ones.
        .WithHeaders("Authorization", "Content-Type", "X-Requested-With", "x-ms-bot-agent")
        .WithExposedHeaders("Retry-After")
        .SetPreflightMaxAge(TimeSpan.FromHours(1))));

    /// <summary>What stands before the addresses: leave for other origins, and WebSockets.</summary>
    public static void Use(WebApplication app)
    {
        if (app.Services.GetService<DirectLineEndpoints>() is not null)
        {
            app.UseCors();
            app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = KeepAlive, KeepAliveTimeout = KeepAlive });
        }
    }

    /// <summary>Maps the addresses, where the web chat is on.</summary>
    public static void Map(WebApplication app)
    {
        if (app.Services.GetService<DirectLineEndpoints>() is not { } directLine)
        {
            return;
        }

        var group = app.MapGroup(Root).RequireCors(CorsPolicy);
        group.MapPost("/tokens/generate", directLine.GenerateAsync);
        group.MapPost("/tokens/refresh", directLine.RefreshAsync);
        group.MapPost("/conversations", directLine.BeginAsync);
        group.MapGet("/conversations/{id}", directLine.ReconnectAsync);
        group.MapDelete("/conversations/{id}", directLine.ForgetAsync);
        group.MapGet("/conversations/{id}/activities", directLine.ReadAsync);
        group.MapPost("/conversations/{id}/activities", directLine.PostAsync);
        group.MapGet("/conversations/{id}/stream", directLine.StreamAsync);
    }

    private async Task GenerateAsync(HttpContext context)
    {
        if (access.Draw(context) is { } token)
        {
            await WriteAsync(context, StatusCodes.Status200OK, token, streamUrl: null);
        }
    }

    private async Task RefreshAsync(HttpContext context)
    {
        // A machine that slept for a night goes on: for as long as the case is kept.
        if (access.Authorize(context, settings.State.Expiry) is { } token)
        {
            await WriteAsync(context, StatusCodes.Status200OK, tokens.Renew(token), streamUrl: null);
        }
    }

    private async Task BeginAsync(HttpContext context)
    {
        if (access.Authorize(context) is not { } token)
        {
            return;
        }

        var (body, status) = await BoundedBody.ReadAsync(context.Request, settings.Limits.BodyBytes, bytes => new StartOptions(LocaleIn(bytes)), context.RequestAborted);
        if (body is null)
        {
            context.Response.StatusCode = status;
            return;
        }

        await WhileStateIsThereAsync(context, async () =>
        {
            await channel.BeginAsync(token, body.Locale);
            await WriteAsync(context, StatusCodes.Status201Created, token, StreamUrl(context.Request, token, watermark: 0));
        });
    }

    private async Task ReconnectAsync(HttpContext context, string id)
    {
        if (access.Authorize(context, id) is not { } token)
        {
            return;
        }

        var watermark = Watermark(context.Request);
        await WhileStateIsThereAsync(context, async () =>
        {
            if (await conversations.Of(token).ReadAsync(long.MaxValue / 2) is null)
            {
                await Refuse(context, StatusCodes.Status404NotFound);
                return;
            }

            await WriteAsync(context, StatusCodes.Status200OK, token, StreamUrl(context.Request, token, watermark));
        });
    }

    private async Task ReadAsync(HttpContext context, string id)
    {
        if (access.Authorize(context, id) is not { } token)
        {
            return;
        }

        var watermark = Watermark(context.Request);
        try
        {
            await WriteAsync(context, await conversations.Of(token).ReadAsync(watermark));
        }
        catch (StateUnavailableException) when (!context.Response.HasStarted)
        {
            // botframework-directlinejs never polls again after any refusal but that of a token. It is told that there is nothing new so far.
            await WriteAsync(context, ([], watermark, IsAll: true));
        }
    }

    private static async Task WriteAsync(HttpContext context, (ImmutableArray<ReadOnlyMemory<byte>> Activities, long Watermark, bool IsAll)? read)
    {
        if (read is not var (activities, watermark, _))
        {
            await Refuse(context, StatusCodes.Status404NotFound);
            return;
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.BodyWriter.WriteAsync(ActivitySet.Write(activities, watermark), context.RequestAborted);
    }

    private async Task PostAsync(HttpContext context, string id)
    {
        if (access.Authorize(context, id) is not { } token || !access.MayPost(context, token))
        {
            return;
        }

        var (activity, status) = await BoundedBody.ReadAsync(context.Request, settings.Limits.BodyBytes, WebActivity.Parse, context.RequestAborted);
        if (activity is null)
        {
            context.Response.StatusCode = status;
            return;
        }

        var taken = IdOf(token, activity);
        await WhileStateIsThereAsync(context, async () =>
        {
            switch (await channel.TakeAsync(token, activity, taken))
            {
                case WebOutcome.Taken:
                    await context.Response.WriteAsJsonAsync(new { id = taken }, context.RequestAborted);
                    break;
                case WebOutcome.Gone:
                    await Refuse(context, StatusCodes.Status404NotFound);
                    break;
                default:
                    await Later(context);
                    break;
            }
        });
    }

    private async Task ForgetAsync(HttpContext context, string id)
    {
        if (access.Authorize(context, id) is { } token)
        {
            await WhileStateIsThereAsync(context, async () =>
            {
                await channel.ForgetAsync(token);
                context.Response.StatusCode = StatusCodes.Status204NoContent;
            });
        }
    }

    private async Task StreamAsync(HttpContext context, string id)
    {
        if (access.AuthorizeStream(context, id) is { } token)
        {
            await streams.RunAsync(context, conversations.Of(token), Watermark(context.Request));
        }
    }

    private static async Task WhileStateIsThereAsync(HttpContext context, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (StateUnavailableException) when (!context.Response.HasStarted)
        {
            await Later(context);
        }
    }

    private static Task Later(HttpContext context)
    {
        context.Response.Headers.RetryAfter = SecondsToWait.ToString(CultureInfo.InvariantCulture);
        return Refuse(context, StatusCodes.Status503ServiceUnavailable);
    }

    private static Task Refuse(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private Task WriteAsync(HttpContext context, int status, DirectLineToken token, string? streamUrl)
    {
        context.Response.StatusCode = status;
        var seconds = (int)(token.Until - clock.GetUtcNow()).TotalSeconds;
        return context.Response.WriteAsJsonAsync(new Started(token.Conversation, tokens.Write(token), seconds, streamUrl), StartedJson.Default.Started, cancellationToken: context.RequestAborted);
    }

    /// <summary>The same for each time that a client sends an activity.</summary>
    private static string IdOf(DirectLineToken token, WebActivity activity) => activity.ClientId is { } given
        ? "u" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token.Conversation + "/" + given)).AsSpan(0, 12))
        : "u" + RandomNumberGenerator.GetHexString(24, lowercase: true);

    private string StreamUrl(HttpRequest request, DirectLineToken token, long watermark) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(request.IsHttps ? "wss" : "ws")}://{request.Host}{Root}/conversations/{token.Conversation}/stream?watermark={watermark}&t={tokens.WriteForStream(token)}");

    /// <summary>How far the client has read: 0 for whatever is no number.</summary>
    private static long Watermark(HttpRequest request) =>
        long.TryParse(request.Query["watermark"], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? Math.Min(given, long.MaxValue / 2) : 0;

    private static Language? LocaleIn(ReadOnlyMemory<byte> body)
    {
        try
        {
            return !body.IsEmpty && JsonSerializer.Deserialize(body.Span, StartedJson.Default.StartBody)?.Locale is { Length: < 64 } locale ? LanguageCodes.Parse(locale) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record StartOptions(Language? Locale);
}
