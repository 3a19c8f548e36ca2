using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;

namespace MultiChannelBot.Reminders;

/// <summary>Writes to a conversation that nobody has written in just now.</summary>
public interface IReminderSender
{
    /// <summary>Sends one message, once. An exception counts as a fault of ours.</summary>
    /// <param name="about">The case; buttons carry a signed reference to it.</param>
    Task<ReminderSent> SendAsync(Notice notice, ReturnAddress to, CaseKey about);
}

/// <summary>What came of it.</summary>
public abstract record ReminderSent
{
    private ReminderSent()
    {
    }

    /// <summary>The channel took it.</summary>
    public sealed record Sent : ReminderSent;

    /// <summary>Whether it arrived is not known. It is not repeated.</summary>
    public sealed record Ambiguous(string Reason) : ReminderSent;

    /// <summary>It was certainly not taken, and may be later.</summary>
    /// <param name="After">How long the channel asks to wait; null where it says nothing.</param>
    public sealed record Later(TimeSpan? After, string Reason) : ReminderSent;

    /// <summary>The conversation does not let the bot write: it was removed, blocked, or is gone.</summary>
    public sealed record Refused(string Reason) : ReminderSent;
}
