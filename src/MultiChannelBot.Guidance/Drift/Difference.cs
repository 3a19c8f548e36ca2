using System.Collections.Immutable;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Guidance.Drift;

/// <summary>Compares two answers to the same case by what a person would do otherwise.</summary>
internal static class Difference
{
    internal static ChangedParts Of(DecisionTable.Result before, DecisionTable.Result after) => Of(
        before.Row.Outcome == after.Row.Outcome,
        Same(before.PlainSteps, after.PlainSteps),
        Same(before.Links, after.Links));

    internal static ChangedParts Of(Outcome before, Outcome after) => Of(
        before.Id == after.Id,
        Same(before.Steps, after.Steps),
        Same(before.Links, after.Links));

    private static ChangedParts Of(bool sameOutcome, bool sameSteps, bool sameLinks) =>
        (sameOutcome ? ChangedParts.None : ChangedParts.Outcome)
        | (sameSteps ? ChangedParts.None : ChangedParts.Steps)
        | (sameLinks ? ChangedParts.None : ChangedParts.Links);

    // The texts are shared by the editions, so another key is another wording, told with a date or not.
    private static bool Same(ImmutableArray<Step> before, ImmutableArray<Step> after) =>
        before.SequenceEqual(after, static (one, other) => one.Party == other.Party && one.Text == other.Text);

    private static bool Same(ImmutableArray<Link> before, ImmutableArray<Link> after) =>
        before.SequenceEqual(after, static (one, other) => one.Pattern == other.Pattern);
}
