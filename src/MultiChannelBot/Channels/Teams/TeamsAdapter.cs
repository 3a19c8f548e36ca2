using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace MultiChannelBot.Channels.Teams;

/// <summary>
/// The SDK's adapter, entered with an activity that we have read ourselves: the body is then bounded and checked before
/// the SDK sees it, and faults stay ours to answer.
/// </summary>
internal sealed class TeamsAdapter(BotFrameworkAuthentication authentication, ILogger<TeamsAdapter> logger)
    : CloudAdapter(authentication, logger)
{
    /// <summary>Checks the token and runs the turn.</summary>
    /// <returns>What an invoke is answered with; null for other activities.</returns>
    /// <exception cref="UnauthorizedAccessException">The token is missing or not good.</exception>
    public Task<InvokeResponse?> RunAsync(
        string? authorization, Activity activity, Func<ITurnContext, CancellationToken, Task> turn, CancellationToken stop) =>
        ProcessActivityAsync(authorization, activity, turn.Invoke, stop)!;
}
