using System.Collections.Immutable;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;

namespace MultiChannelBot.Delivery;

/// <summary>Sends replies on the channel that the input came from; made by the channel for each input.</summary>
public interface IReplySender
{
    /// <summary>
    /// Renders and sends. An exception counts as a fault of ours (a template, a size); what the channel did not take is a
    /// result.
    /// </summary>
    Task<SendResult> SendAsync(ImmutableArray<Reply> replies, Sending sending);
}

/// <summary>What a sender needs to know beside the replies.</summary>
/// <param name="Case">The case; cards carry a signed reference to it.</param>
/// <param name="LiveCard">The channel's id of the case's live card, to be replaced or made inert; null where there is none.</param>
/// <param name="IsResend">True for replies saved by an earlier delivery: the click or message they answer is not this one.</param>
public sealed record Sending(CaseKey Case, string? LiveCard, bool IsResend)
{
    /// <summary>Until when the replies may be sent; null where nobody waits for a channel that asks to be left alone for a while.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>What came of sending.</summary>
public abstract record SendResult
{
    private SendResult()
    {
    }

    /// <summary>The channel took it.</summary>
    /// <param name="Card">The channel's id of the card that is live now; null where none was sent.</param>
    public sealed record Sent(string? Card) : SendResult;

    /// <summary>
    /// Whether a new message reached the channel is not known: a 5xx, a timeout, a broken connection. It is never repeated.
    /// </summary>
    /// <param name="Reason">Short and without ids: "502", "timeout".</param>
    public sealed record Ambiguous(string Reason) : SendResult;

    /// <summary>The channel certainly did not take it, such as a 429 or a refused connection. It may be sent again.</summary>
    /// <param name="Reason">Short and without ids: "429", "refused".</param>
    public sealed record NotSent(string Reason) : SendResult
    {
        /// <summary>How many of the replies, from the first on, the channel did take before: they are not sent again.</summary>
        public int Before { get; init; }
    }
}
