using MultiChannelBot.Delivery;

namespace MultiChannelBot.Channels.Slack.Api;

/// <summary>What Slack said to a call.</summary>
internal abstract record SlackAnswer
{
    // Faults of Slack's own, after which it may or may not have done what was asked (docs.slack.dev/reference/methods/chat.postMessage#errors).
    private static readonly string[] Faults = ["fatal_error", "internal_error", "request_timeout", "service_unavailable"];

    // The token is worth nothing any more.
    private static readonly string[] Revocations = ["token_revoked", "token_expired", "invalid_auth", "account_inactive", "not_authed"];

    private SlackAnswer()
    {
    }

    /// <summary>It did it.</summary>
    /// <param name="Time">The message's time, which is its name in the channel; null where it was about none.</param>
    internal sealed record Done(string? Time, string? Channel) : SlackAnswer
    {
        /// <summary>The modal or home as it stands now; null where it was about none.</summary>
        public SlackViewStamp? View { get; init; }

        /// <summary>The language that a person has set for Slack ("ko-KR"); null where it was not asked for.</summary>
        public string? Locale { get; init; }

        /// <summary>Where a person's clocks stand ("Asia/Seoul"); null where it was about none.</summary>
        public string? Zone { get; init; }
    }

    /// <summary>It certainly did not.</summary>
    /// <param name="Error">Slack's word for why: "channel_not_found".</param>
    internal sealed record Refused(string Error) : SlackAnswer
    {
        /// <summary>How long Slack wants to be left alone; null where it does not say.</summary>
        public TimeSpan? After { get; init; }

        /// <summary>True where the workspace took the bot's token back.</summary>
        public bool IsRevoked => Array.IndexOf(Revocations, Error) >= 0;

        /// <summary>True where the token is none of Slack's any more, or never was: a matter of our credentials.</summary>
        public bool IsOurs => Error is "invalid_auth" or "not_authed" or "token_expired";

        /// <summary>True where the same may be taken a while later.</summary>
        public bool IsPassing => Error is "ratelimited" or "refused";

        /// <summary>True where a modal or home has changed since the state that an update names.</summary>
        public bool IsOvertaken => Error == "hash_conflict";

        /// <summary>True where the app was not given what the method needs.</summary>
        public bool IsMissingScope => Error == "missing_scope";

        /// <summary>True where the message was too large.</summary>
        public bool IsTooLong => Error is "msg_too_long" or "msg_blocks_too_long";
    }

    /// <summary>Nobody knows.</summary>
    internal sealed record Unclear(string Reason) : SlackAnswer;

    public static bool IsUnclear(string error) => Array.IndexOf(Faults, error) >= 0;

    /// <summary>
    /// The same as delivery is told it. What Slack would refuse again, such as a channel that is gone, is done with: nobody
    /// is served by another delivery of the event.
    /// </summary>
    /// <param name="card">The card that is live now; null where there is none.</param>
    public SendResult ToResult(string? card) => this switch
    {
        Done => new SendResult.Sent(card),
        Refused { IsPassing: false } refused => new SendResult.Ambiguous(refused.Error),
        Refused refused => new SendResult.NotSent(refused.Error),
        Unclear unclear => new SendResult.Ambiguous(unclear.Reason),
        _ => throw new InvalidOperationException("No other answers."),
    };
}

/// <summary>Which modal, and which state of it.</summary>
internal sealed record SlackViewStamp(string Id, string Hash);
