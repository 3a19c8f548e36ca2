using System.Collections.Immutable;

namespace MultiChannelBot.Conversation.Ports;

/// <summary>Which reminder: an opaque digest of its case and case code, so that a second date takes the place of the first.</summary>
public readonly record struct ReminderKey(string Value)
{
    public override string ToString() => Value;
}

/// <summary>Which conversation: an opaque digest, by which one is not written to too often.</summary>
public readonly record struct PlaceKey(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A reminder as it is kept.</summary>
/// <param name="Owner">Who asked for it; "forget me" of theirs deletes it.</param>
/// <param name="Home">Where the bot was installed; when it is removed from there, the reminder is deleted.</param>
/// <param name="Content">Written and sealed elsewhere; a store never looks inside. No bar ("|") is in it.</param>
public sealed record KeptReminder(ReminderKey Key, UserKey Owner, PlaceKey Place, PlaceKey Home, DateTimeOffset Due, string Content);

/// <summary>A reminder that this host alone may send until its lease ends.</summary>
/// <param name="Token">Drawn for the claim; whatever happens to the reminder meanwhile makes it worthless.</param>
public sealed record ClaimedReminder(ReminderKey Key, string Token, string Content);

/// <summary>
/// Keeps reminders until they are due, and gives each to one host. A host that dies before it begins to send loses its claim
/// after <see cref="Lease"/>, and another one sends; one that dies while sending may have sent: that is not repeated.
/// Every member is one round trip to the store and throws <see cref="StateUnavailableException"/> like <see cref="ICaseStore"/>.
/// </summary>
public interface IReminderStore
{
    /// <summary>How long a claimed reminder is one host's: longer than it takes to send a batch.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>
    /// A conversation is written to at most once in this time, by all hosts together. The store checklist for Teams apps allows
    /// ten notifications a minute (learn.microsoft.com/microsoftteams/platform/concepts/deploy-and-publish/appsource/prepare/
    /// teams-store-validation-guidelines).
    /// </summary>
    public static readonly TimeSpan Gap = TimeSpan.FromSeconds(10);

    /// <summary>Keeps a reminder, in place of one with the same key. Safe to repeat.</summary>
    Task SetAsync(KeptReminder reminder);

    /// <summary>Deletes a reminder, also one that is claimed. Safe to repeat.</summary>
    Task CancelAsync(ReminderKey key);

    /// <summary>Deletes all reminders of a person.</summary>
    Task ForgetAsync(UserKey owner);

    /// <summary>Deletes all reminders of where the bot was installed, whosesoever they are.</summary>
    Task ForgetAsync(PlaceKey home);

    /// <summary>Lets the reminders of a person live again that <see cref="MarkDeadAsync"/> marked: they are due now.</summary>
    /// <returns>How many.</returns>
    Task<int> ReviveAsync(UserKey owner);

    /// <summary>When there is something to do next; null where there is nothing.</summary>
    Task<DateTimeOffset?> NextAsync();

    /// <summary>Claims reminders that are due, the longest due first, and at most one of a conversation in a <see cref="Gap"/>.</summary>
    /// <param name="most">How many are looked at.</param>
    Task<ImmutableArray<ClaimedReminder>> ClaimAsync(int most);

    /// <summary>Notes that the sending of a claimed reminder begins. False where it is not ours any more: it is not to be sent.</summary>
    Task<bool> BeginAsync(ClaimedReminder claimed);

    /// <summary>Deletes a claimed reminder: it was sent, may have been sent, or is not to be sent.</summary>
    Task EndAsync(ClaimedReminder claimed);

    /// <summary>Gives a claimed reminder back that was certainly not sent. Nothing happens where it was replaced or deleted meanwhile.</summary>
    Task PutOffAsync(ClaimedReminder claimed, DateTimeOffset due);

    /// <summary>Keeps a claimed reminder that the channel refuses, without sending it, until the person writes again.</summary>
    /// <param name="until">When it is deleted, if they do not.</param>
    Task MarkDeadAsync(ClaimedReminder claimed, DateTimeOffset until);
}
