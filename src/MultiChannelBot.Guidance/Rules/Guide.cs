using System.Collections.Immutable;
using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Guidance.Rules;

/// <summary>The one door into the rules of an edition: facts in, verdict out. Pure: no I/O, no clock.</summary>
public sealed class Guide(Edition edition)
{
    // The facts that are asked, and after them those that are only ever stated: two candidates of such a fact can leave
    // the outcome open too, and then it is asked which of the two.
    private static readonly ImmutableArray<Fact> Order =
        [.. FactCatalogue.WaterfallOrder, .. DecisionFacts.All.Except(FactCatalogue.WaterfallOrder)];

    private readonly OutcomeMaker outcomes = new(edition);

    /// <summary>The edition that the answers are by.</summary>
    public Edition Edition => edition;

    /// <summary>
    /// Judges one subscription. While nobody stated a cloud, <paramref name="assumedCloud"/> holds and the outcome says so.
    /// </summary>
    public Verdict Judge(FactSet facts, FactValue assumedCloud)
    {
        var possible = Possibilities.Of(facts, assumedCloud);
        foreach (var fact in Order)
        {
            if (possible.Matters(fact, edition.Table))
            {
                return facts[fact] is Knowledge.CannotSay
                    ? new Verdict.Undecided(
                        outcomes.NeedInfo(fact, edition.Checklists.First(list => list.Fact == fact), facts, assumedCloud), fact, Branches(fact, facts, assumedCloud))
                    : new Verdict.Needs(fact, PossibleValues(fact, facts));
            }
        }

        return new Verdict.Decided(outcomes.Decided(possible.Combinations(), facts, assumedCloud));
    }

    /// <summary>The values of a fact that may still hold: its candidates, or all that count while unstated.</summary>
    internal static ImmutableArray<FactValue> PossibleValues(Fact fact, FactSet facts) => facts[fact] switch
    {
        Knowledge.Stated stated => [stated.Value],
        Knowledge.Narrowed narrowed => [.. FactCatalogue.Of(fact).Values.Where(narrowed.Candidates.Contains)],
        _ => FactCatalogue.Of(fact).PossibleUnstated,
    };

    private ImmutableArray<Branch> Branches(Fact fact, FactSet facts, FactValue assumedCloud) =>
    [
        .. PossibleValues(fact, facts)
            .Select(value => (Value: value, End: EndOf(Judge(facts.With(value), assumedCloud))))
            .GroupBy(branch => branch.End, branch => branch.Value)
            .Select(group => group.Key.ToBranch([.. group])),
    ];

    private static BranchEnd EndOf(Verdict verdict) => verdict switch
    {
        Verdict.Decided decided => BranchEnd.Of(decided.Outcome),
        Verdict.Needs needs => new BranchEnd(null, null, "", needs.Fact),
        Verdict.Undecided undecided => new BranchEnd(null, null, "", undecided.Fact),
        _ => throw new InvalidOperationException($"{verdict.GetType().Name} is no verdict that a branch can end in."),
    };
}
