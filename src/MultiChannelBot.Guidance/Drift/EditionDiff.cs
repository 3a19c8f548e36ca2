using System.Collections.Immutable;
using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Guidance.Drift;

/// <summary>What an edition says otherwise than another, for every combination of facts.</summary>
public sealed class EditionDiff
{
    private EditionDiff(Edition before, Edition after, ImmutableArray<EditionChange> changes) =>
        (Before, After, Changes) = (before, after, changes);

    /// <summary>The edition that is compared with.</summary>
    public Edition Before { get; }

    /// <summary>The edition that is compared.</summary>
    public Edition After { get; }

    /// <summary>
    /// Every change; each combination of <see cref="DecisionFacts"/> that changed is in exactly one of them. Changes of the
    /// outcome come first, then the larger ones.
    /// </summary>
    public ImmutableArray<EditionChange> Changes { get; }

    /// <summary>Compares two editions, which need not be of one directory.</summary>
    /// <param name="which">Which combinations are compared; null for all.</param>
    public static EditionDiff Of(Edition before, Edition after, Func<int, bool>? which = null)
    {
        var groups = new Dictionary<(DecisionTable.Result Before, DecisionTable.Result After), List<int>>();
        for (var combination = 0; combination < DecisionFacts.Combinations; combination++)
        {
            if (which?.Invoke(combination) == false)
            {
                continue;
            }

            var pair = (before.Table.ResultOf(combination), after.Table.ResultOf(combination));
            if (!groups.TryGetValue(pair, out var group))
            {
                groups[pair] = group = [];
            }

            group.Add(combination);
        }

        var changes = groups
            .Select(group => (group.Key, Group: group.Value, Parts: Difference.Of(group.Key.Before, group.Key.After)))
            .Where(change => change.Parts != ChangedParts.None)
            .SelectMany(change => CombinationBlock.Cover(change.Group)
                .Select(block => new EditionChange(block, change.Parts, Side(change.Key.Before), Side(change.Key.After))));
        return new EditionDiff(before, after, [.. changes
            .OrderByDescending(change => change.Parts.HasFlag(ChangedParts.Outcome))
            .ThenByDescending(change => change.Where.Count)
            .ThenBy(change => change.Where.First)]);
    }

    private static ChangeSide Side(DecisionTable.Result result) => new(
        result.Row.Outcome,
        result.Row.Rule,
        result.Row.Headline,
        [.. result.Steps.Select(step => step.Step)],
        result.Links);
}

/// <summary>Which parts of an answer a newer edition has otherwise.</summary>
[Flags]
public enum ChangedParts
{
    None = 0,

    /// <summary>Something else is to be done.</summary>
    Outcome = 1,

    /// <summary>Other steps, or the same ones in other words.</summary>
    Steps = 2,

    /// <summary>Other links.</summary>
    Links = 4,
}

/// <summary>One change: for which combinations, and what was and is said there.</summary>
public sealed record EditionChange(CombinationBlock Where, ChangedParts Parts, ChangeSide Before, ChangeSide After);

/// <summary>What an edition says, as far as editions are compared by it.</summary>
/// <param name="Rule">The rule, for the reader; a change of it alone is no change of the answer.</param>
public sealed record ChangeSide(
    OutcomeId Outcome, string Rule, TextKey Headline, ImmutableArray<Step> Steps, ImmutableArray<Link> Links);
