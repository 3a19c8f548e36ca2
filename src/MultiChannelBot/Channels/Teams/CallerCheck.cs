using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Primitives;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Channels.Teams;

/// <summary>
/// Whether a request comes from the channel: the form of its token, then the SDK's check of it (signature, issuer, audience,
/// times, service address, endorsement of the key), then where it asks to be answered. Everything that goes wrong on the way
/// is a refusal.
/// </summary>
internal sealed partial class CallerCheck(BotSettings settings, IHostEnvironment environment, ILogger<CallerCheck> logger)
{
    private readonly ServiceAddresses services = new(settings.BotFramework.ServiceHosts);

    /// <summary>
    /// False for what cannot be from the channel. Outside Development only the channel itself is taken: a token of the
    /// emulator is one of the registration's own, and says nothing of where answers may go.
    /// </summary>
    public bool MayBeTheChannel(StringValues authorization)
    {
        if (!settings.BotFramework.HasCredentials)
        {
            return true;
        }

        var issuer = BearerToken.IssuerIn(authorization);
        return issuer is not null && (environment.IsDevelopment() || issuer == ChannelIssuer);
    }

    /// <summary>Checks the token of an activity.</summary>
    /// <exception cref="UnauthorizedAccessException">It is missing or not good.</exception>
    /// <exception cref="KeysAwayException">The channel's keys could not be fetched: whether it is good is not known.</exception>
    /// <exception cref="ForeignServiceException">It is good, and answers would go where none of the channel's hosts is.</exception>
    public async Task<AuthenticateRequestResult> AuthenticateAsync(
        BotFrameworkAuthentication authentication, string? authorization, Activity activity, CancellationToken stop)
    {
        var caller = await AskAsync(authentication, authorization, activity, stop);
        if (!MayAnswerAt(activity.ServiceUrl))
        {
            ForeignService(logger);
            throw new ForeignServiceException();
        }

        return caller;
    }

    /// <summary>True where answers may be posted to an address; in Development to any.</summary>
    public bool MayAnswerAt(string? serviceUrl) => environment.IsDevelopment() || services.Allows(serviceUrl);

    private string ChannelIssuer => settings.BotFramework.IsGovernment
        ? GovernmentAuthenticationConstants.ToBotFromChannelTokenIssuer
        : AuthenticationConstants.ToBotFromChannelTokenIssuer;

    private async Task<AuthenticateRequestResult> AskAsync(
        BotFrameworkAuthentication authentication, string? authorization, Activity activity, CancellationToken stop)
    {
        try
        {
            return await authentication.AuthenticateRequestAsync(activity, authorization, stop);
        }
        catch (Exception away) when (IsUnreachable(away))
        {
            KeysAway(logger, Reason(away));
            throw new KeysAwayException("The channel's keys could not be fetched.", away);
        }
        catch (Exception refused) when (refused is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            // The SDK throws whatever its parsers throw. What is not certainly good is refused.
            Refused(logger, Reason(refused));
            throw refused as UnauthorizedAccessException ?? new UnauthorizedAccessException("The token is not good.", refused);
        }
    }

    private static bool IsUnreachable(Exception fault) =>
        fault is HttpRequestException or IOException or TaskCanceledException or AggregateException { InnerException: HttpRequestException or IOException }
        || (fault is InvalidOperationException && fault.InnerException is { } inner && IsUnreachable(inner));

    // The messages of these exceptions repeat claims of the token.
    private static string Reason(Exception fault) => fault.GetType().Name;

    [LoggerMessage(40, LogLevel.Information, "A request was refused: {Reason}")]
    private static partial void Refused(ILogger logger, string reason);

    [LoggerMessage(41, LogLevel.Warning, "The keys of the channel could not be fetched ({Reason}); requests are refused until they can")]
    private static partial void KeysAway(ILogger logger, string reason);

    [LoggerMessage(42, LogLevel.Warning, "A request asked to be answered at a host that is none of the Bot Framework's; BotFramework:ServiceHosts adds hosts")]
    private static partial void ForeignService(ILogger logger);
}

/// <summary>Answers would go to a host that is none of the channel's: answered with 403.</summary>
public sealed class ForeignServiceException : Exception
{
    public ForeignServiceException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public ForeignServiceException(string message)
        : base(message)
    {
    }

    public ForeignServiceException()
        : this("The service address is not allowed.")
    {
    }
}

/// <summary>The channel's keys could not be fetched: answered with 503, so that a good message comes again.</summary>
public sealed class KeysAwayException : Exception
{
    public KeysAwayException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public KeysAwayException(string message)
        : base(message)
    {
    }

    public KeysAwayException()
        : this("The channel's keys could not be fetched.")
    {
    }
}
