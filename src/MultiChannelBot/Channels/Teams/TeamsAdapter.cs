using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace MultiChannelBot.Channels.Teams;

/// <summary>
/// The SDK's adapter, entered with an activity that we have read ourselves: the body is then bounded and checked before
/// the SDK sees it, and faults stay ours to answer.
/// </summary>
internal sealed class TeamsAdapter(BotFrameworkAuthentication authentication, CallerCheck callers, ILogger<TeamsAdapter> logger)
    : CloudAdapter(authentication, logger)
{
    /// <summary>Checks the token and runs the turn.</summary>
    /// <returns>What an invoke is answered with; null for other activities.</returns>
    /// <exception cref="UnauthorizedAccessException">The token is missing or not good.</exception>
    /// <exception cref="KeysAwayException">The token could not be checked.</exception>
    /// <exception cref="ForeignServiceException">Answers would go to a host that is none of the channel's.</exception>
    public async Task<InvokeResponse?> RunAsync(
        string? authorization, Activity activity, Func<ITurnContext, CancellationToken, Task> turn, CancellationToken stop)
    {
        var caller = await callers.AuthenticateAsync(BotFrameworkAuthentication, authorization, activity, stop);
        return await ProcessActivityAsync(caller, activity, turn.Invoke, stop);
    }
}
