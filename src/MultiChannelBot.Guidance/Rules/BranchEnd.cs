using System.Collections.Immutable;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Guidance.Rules;

/// <summary>Where a branch leads. Values whose ends have the same <see cref="Way"/>, an outcome as a person hears it, are told together.</summary>
internal sealed record BranchEnd(OutcomeId? Outcome, TextKey? Headline, string Way, Fact? NextNeeded, ImmutableArray<Branch> Inner)
{
    internal static BranchEnd Of(Outcome outcome) =>
        new(
            outcome.Id,
            outcome.Headline,
            $"{outcome.Id.Code()}|{outcome.Headline.Id}",
            null,
            []);

    /// <summary>Ends at a further fact that is not looked into.</summary>
    internal static BranchEnd At(Fact fact) => new(null, null, FactCatalogue.Of(fact).Name, fact, []);

    /// <summary>Ends at a further fact, and what its values would mean.</summary>
    internal static BranchEnd At(Fact fact, IEnumerable<IGrouping<string, (FactValue Value, BranchEnd End)>> ways)
    {
        var all = ways.ToList();
        var way = string.Join(';', all.Select(group => $"{string.Join(',', group.Select(pair => pair.Value))}>{group.Key}"));
        return new BranchEnd(null, null, way, fact, [.. all.Select(Branch)]);
    }

    internal static Branch Branch(IGrouping<string, (FactValue Value, BranchEnd End)> group)
    {
        var end = group.First().End;
        return new Branch([.. group.Select(pair => pair.Value)], end.Outcome, end.Headline, end.NextNeeded) { Inner = end.Inner };
    }
}
