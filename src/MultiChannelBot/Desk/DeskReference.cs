using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.State;

namespace MultiChannelBot.Desk;

/// <summary>The references that a desk's cards carry where other cards name a case. They are signed for the desk's own channel.</summary>
internal sealed class DeskReference(CaseReference references)
{
    /// <summary>No key of a case is as short.</summary>
    private static readonly CaseKey Mark = new("desk");

    /// <summary>True for the reference of a desk's card, whosoever made it.</summary>
    public static bool IsDesks(string? reference) => reference?.StartsWith(Mark.Value + ".", StringComparison.Ordinal) == true;

    /// <summary>The reference of a card in a desk's channel.</summary>
    public string Sign(ConversationId channel) => references.Sign(Mark, channel);

    /// <summary>True for a reference that we signed for that channel.</summary>
    public bool IsOf(string? reference, ConversationId channel) => references.TryRead(reference, channel, out var key) && key == Mark;
}
