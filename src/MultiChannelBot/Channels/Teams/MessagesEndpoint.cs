using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using MultiChannelBot.Protection;
using MultiChannelBot.Settings;
using Newtonsoft.Json;

namespace MultiChannelBot.Channels.Teams;

/// <summary>POST /api/messages: takes activities in and answers the channel. What they mean is decided elsewhere.</summary>
internal static class MessagesEndpoint
{
    private const string Address = "/api/messages";

    private static readonly JsonSerializerSettings AsOnTheWire = new() { NullValueHandling = NullValueHandling.Ignore };

    /// <summary>Maps the address. HEAD is what clients look for a bot with.</summary>
    public static void MapTeams(this WebApplication app)
    {
        app.MapMethods(Address, [HttpMethods.Head], () => Results.Ok());
        app.MapPost(Address, PostAsync);
    }

    private static async Task PostAsync(
        HttpContext context, TeamsAdapter adapter, TeamsChannel channel, CallerCheck callers, BotSettings settings)
    {
        var stop = context.RequestAborted;
        if (!callers.MayBeTheChannel(context.Request.Headers.Authorization))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var (activity, status) = await ActivityBody.ReadAsync(context.Request, settings.Limits.BodyBytes, stop);
        if (activity is null)
        {
            context.Response.StatusCode = status;
            return;
        }

        try
        {
            var answer = await adapter.RunAsync(context.Request.Headers.Authorization, activity, TakeAsync, stop);
            await WriteAsync(context.Response, answer, stop);
        }
        catch (UnauthorizedAccessException)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        catch (Exception foreign) when (foreign is ForeignTenantException or ForeignServiceException)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        catch (Exception later) when (later is TryLaterException or KeysAwayException)
        {
            // A 200 would eat the channel's only retry.
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }

        Task TakeAsync(ITurnContext turn, CancellationToken stopped)
        {
            SourceLimit.Accept(context);
            return channel.TakeAsync(turn, stopped);
        }
    }

    /// <summary>
    /// Invokes are answered with what the turn left for them, those of kinds we do not know by the SDK with 501; whoever
    /// expects the replies here gets them; all else is answered with an empty 200.
    /// </summary>
    private static async Task WriteAsync(HttpResponse response, InvokeResponse? answer, CancellationToken stop)
    {
        response.StatusCode = answer?.Status ?? StatusCodes.Status200OK;
        if (answer?.Body is { } body)
        {
            response.ContentType = "application/json; charset=utf-8";
            if (body is ReadOnlyMemory<byte> utf8)
            {
                response.ContentLength = utf8.Length;
                await response.Body.WriteAsync(utf8, stop);
                return;
            }

            await response.WriteAsync(JsonConvert.SerializeObject(body, body is ExpectedReplies ? AsOnTheWire : null), stop);
        }
    }
}
