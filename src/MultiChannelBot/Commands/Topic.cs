using MultiChannelBot.Conversation;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Commands;

/// <summary>What a turn was about, where it was not about a subscription bought elsewhere.</summary>
internal static class Topic
{
    /// <summary>True for a question that looks alike and is another: leaving CSP for an agreement, a merger, a tenant move.</summary>
    public static bool IsOtherQuestion(TurnResult result) =>
        result.Trace.Outcome == OutcomeId.NotCovered.Code() && result.Trace.Rule is null;

    /// <summary>True where one message said nothing of a subscription and asked nothing of the conversation.</summary>
    public static bool IsOffTopic(TurnResult result) =>
        result.State is { } state && SaysNothing(state) && (result.Trace.Step == "unread" || state.Subscriptions.Any(NamesProduct));

    /// <summary>
    /// True where no fact is known. A product alone counts as none: whoever states that they hold one states its service
    /// type with it, so that a bare name comes from a question about prices or faults.
    /// </summary>
    public static bool SaysNothing(CaseState state) => state.PartnerType is null
        && state.Subscriptions.All(entry => entry.DontKnows.IsEmpty && entry.Facts.Values.All(value => value.Fact == Fact.Product));

    private static bool NamesProduct(Subscription entry) => entry.Facts.Value(Fact.Product) is not null;
}
