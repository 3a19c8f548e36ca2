using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using MultiChannelBot.Protection;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Channels.Teams;

/// <summary>POST /api/messages: takes activities in and answers the channel. What they mean is decided elsewhere.</summary>
internal static class MessagesEndpoint
{
    private const string Address = "/api/messages";

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
            await WriteAsync(context.Response, activity, answer, stop);
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

    /// <summary>Invokes of kinds we do not know are answered by the SDK with 501; other activities with an empty 200.</summary>
    private static Task WriteAsync(HttpResponse response, Activity activity, InvokeResponse? answer, CancellationToken stop)
    {
        if (activity.Type == ActivityTypes.Invoke && answer is not null)
        {
            response.StatusCode = answer.Status;
            return answer.Body is null ? Task.CompletedTask : response.WriteAsync(Newtonsoft.Json.JsonConvert.SerializeObject(answer.Body), stop);
        }

        response.StatusCode = StatusCodes.Status200OK;
        return Task.CompletedTask;
    }
}
