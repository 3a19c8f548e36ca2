using System.Collections.Immutable;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Guidance.Rules;

/// <summary>Where a branch leads; equal for values that need not be told apart.</summary>
internal sealed record BranchEnd(OutcomeId? Outcome, TextKey? Headline, string Way, Fact? NextNeeded)
{
    internal static BranchEnd Of(Outcome outcome) =>
        new(
            outcome.Id,
            outcome.Headline,
            string.Join('|', [.. outcome.Steps.Select(step => step.Id), .. outcome.Notes.Select(note => note.Id)]),
            null);

    internal Branch ToBranch(ImmutableArray<FactValue> values) => new(values, Outcome, Headline, NextNeeded);
}
