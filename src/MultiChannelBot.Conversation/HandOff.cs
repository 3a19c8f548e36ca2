using MultiChannelBot.Conversation.Replies;

namespace MultiChannelBot.Conversation;

/// <summary>
/// A case to be passed on to the desk, once the turn is saved. The turn's own reply says that it is not known whether the desk has
/// it: that is what a later delivery sends where the host died in between. Whoever carries it out says what came of it instead.
/// </summary>
/// <param name="Card">What the desk is told: facts, outcome and case code, in the desk's language.</param>
/// <param name="Post">As the saved case holds it; with a name only after the person's plain yes to being named.</param>
/// <param name="Passed">What is said where the desk has it.</param>
/// <param name="Failed">What is said where the desk certainly has not: what to do instead.</param>
public sealed record HandOff(Notice Card, DeskPost Post, Notice Passed, Notice Failed)
{
    /// <summary>What the button of a desk's card does; no command of the conversation.</summary>
    public const string Close = "desk-close";
}
