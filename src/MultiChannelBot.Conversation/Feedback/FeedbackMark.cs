namespace MultiChannelBot.Conversation.Feedback;

/// <summary>A verdict on a rule: all that is ever counted. It says nothing of who gave it, or in which case.</summary>
/// <param name="Edition">The edition that answered.</param>
/// <param name="Rule">The rule as the receipt names it.</param>
/// <param name="Reason">Null where none was given.</param>
public sealed record FeedbackMark(string Edition, string Rule, FeedbackVerdict Verdict, FeedbackReason? Reason);

/// <summary>How often a mark was given, or by how much its count changes.</summary>
public sealed record FeedbackCount(FeedbackMark Mark, long Times);
