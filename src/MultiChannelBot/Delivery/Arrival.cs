using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Guidance;

namespace MultiChannelBot.Delivery;

/// <summary>An input as a channel hands it in, with everything the delivery of it hangs on.</summary>
public sealed record Arrival
{
    /// <summary>The channel, for the log.</summary>
    public required Channel Channel { get; init; }

    /// <summary>The case it belongs to: the asker's own, or the one that the clicked card refers to.</summary>
    public required CaseKey Case { get; init; }

    /// <summary>
    /// The sender's own case after another one that somebody else has taken over; null where the case is meant whosesoever it is: a
    /// press on its card.
    /// </summary>
    public Func<CaseKey, CaseKey>? OwnAfter { get; init; }

    /// <summary>True where somebody else has taken over a case of the sender's, so that this is one after it.</summary>
    public bool IsAfterTakenOver { get; init; }

    /// <summary>The sender's own case in the conversation, where the input belongs to the case of a card; null elsewhere.</summary>
    public CaseKey? Own { get; init; }

    /// <summary>The case that the input is taken in, where the sender took that over; null for any other.</summary>
    public TakenCase? InTaken { get; init; }

    /// <summary>True where the case that the sender took over is not theirs any more, so that their own goes on.</summary>
    public bool IsOwnAgain { get; init; }

    /// <summary>True for a press on the card of a case: where that is not kept any more, none is begun in its place.</summary>
    public bool IsOnCard { get; init; }

    /// <summary>Who sent it; <see cref="Input.Asker"/> carries the same key.</summary>
    public required UserKey User { get; init; }

    /// <summary>Where the sender belongs.</summary>
    public required TenantKey Tenant { get; init; }

    /// <summary>The same for every delivery of this input.</summary>
    public required ClaimId Claim { get; init; }

    /// <summary>What was said or pressed.</summary>
    public required Input Input { get; init; }

    /// <summary>Where the bot can write to this conversation later; null where it cannot. <see cref="Input.CanBeReminded"/> says the same.</summary>
    public ReturnAddress? ReturnAddress { get; init; }

    /// <summary>
    /// Where the bot was installed: the team or the conversation. What is kept to be written there goes when the bot is removed; null
    /// where channels tell of no such thing.
    /// </summary>
    public PlaceKey? Home { get; init; }

    /// <summary>The sender's time zone, for the hour at which a reminder comes; never kept. Null where the channel does not tell.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>
    /// Who asks, and where, by their own names: asked for only after a plain yes to being named, never kept or logged. Null where
    /// no desk is there to be told.
    /// </summary>
    public Func<NamedAsker>? Introduce { get; init; }

    /// <summary>
    /// True where the channel delivers this kind of input again after a 5xx: a message in Teams, an event in Slack.
    /// False for invokes, commands, clicks, modals and browsers.
    /// </summary>
    public required bool Retried { get; init; }

    /// <summary>The channel's own language and role, for what is said where neither state nor preferences tell.</summary>
    public required Speaker Fallback { get; init; }
}

/// <summary>Somebody who said yes to being named. In memory alone.</summary>
/// <param name="Name">As the channel shows them; empty where it does not tell.</param>
/// <param name="Thread">The address of the thread that they asked in; null where it has none.</param>
/// <param name="Id">By which the desk's channel can mention them; null where it cannot.</param>
public sealed record NamedAsker(string Name, string? Thread, string? Id);

/// <summary>In which language, and to whom, something is said.</summary>
public sealed record Speaker(Language Language, Role Role);
