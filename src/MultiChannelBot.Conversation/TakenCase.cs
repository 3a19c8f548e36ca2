namespace MultiChannelBot.Conversation;

/// <summary>Which case somebody took over in a conversation: noted in their own case there, whose typed messages then go on in the other.</summary>
/// <param name="Key">The opaque key of the case that was taken over.</param>
/// <param name="IsOver">True once their own case goes on; kept so that a redelivery still finds what was taken in the other.</param>
public sealed record TakenCase(string Key, bool IsOver);
