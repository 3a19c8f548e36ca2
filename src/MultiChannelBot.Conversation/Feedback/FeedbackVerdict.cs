using System.Collections.Immutable;
using MultiChannelBot.Conversation.Understanding.Vocabulary;

namespace MultiChannelBot.Conversation.Feedback;

/// <summary>What somebody thinks of an answer.</summary>
public enum FeedbackVerdict
{
    Useful,
    Wrong,
    Unclear,
}

/// <summary>Why an answer is wrong or unclear. There is no "other": nobody is asked for text.</summary>
public enum FeedbackReason
{
    OtherRule,
    OutOfDate,
    DeadLink,
    OtherCase,
    Words,
    WhoseTurn,
    Steps,
    TooLong,
}

/// <summary>Verdicts and reasons as buttons, counters and the state carry them.</summary>
public static class FeedbackCodes
{
    private static readonly ImmutableArray<FeedbackReason> WhyWrong =
        [FeedbackReason.OtherRule, FeedbackReason.OutOfDate, FeedbackReason.DeadLink, FeedbackReason.OtherCase];

    private static readonly ImmutableArray<FeedbackReason> WhyUnclear =
        [FeedbackReason.Words, FeedbackReason.WhoseTurn, FeedbackReason.Steps, FeedbackReason.TooLong];

    /// <summary>The reasons that a verdict may have.</summary>
    public static ImmutableArray<FeedbackReason> Reasons(this FeedbackVerdict verdict) => verdict switch
    {
        FeedbackVerdict.Wrong => WhyWrong,
        FeedbackVerdict.Unclear => WhyUnclear,
        _ => [],
    };

    /// <summary>"useful", "wrong" or "unclear".</summary>
    public static string Code(this FeedbackVerdict verdict) => KebabCase.Write(verdict.ToString());

    /// <summary>"out-of-date" and the like.</summary>
    public static string Code(this FeedbackReason reason) => KebabCase.Write(reason.ToString());

    /// <summary>Reads a verdict; null for anything else.</summary>
    public static FeedbackVerdict? ParseVerdict(string? code) =>
        KebabCase.TryParse<FeedbackVerdict>(code ?? string.Empty, out var verdict) ? verdict : null;

    /// <summary>Reads a reason; null for anything else.</summary>
    public static FeedbackReason? ParseReason(string? code) =>
        KebabCase.TryParse<FeedbackReason>(code ?? string.Empty, out var reason) ? reason : null;
}
