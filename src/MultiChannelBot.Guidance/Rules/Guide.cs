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
    private readonly NearestOutcomes nearest = new(edition.Table);

    /// <summary>The edition that the answers are by.</summary>
    public Edition Edition => edition;

    /// <summary>
    /// Judges one subscription. While nobody stated a cloud, <paramref name="assumedCloud"/> holds and the outcome says so.
    /// </summary>
    public Verdict Judge(FactSet facts, FactValue assumedCloud)
    {
        var possible = Possibilities.Of(facts, assumedCloud);
        if (edition.Table.Find(possible) is { } found)
        {
            return new Verdict.Decided(outcomes.Decided(found, facts, assumedCloud));
        }

        // Several rows may still lead to the same, such as a stated and an inferred one.
        return FirstThatMatters(possible) switch
        {
            null => new Verdict.Decided(outcomes.Decided(possible.Combinations(), facts, assumedCloud)),
            { } fact when facts[fact] is Knowledge.CannotSay => Undecided(DecidesMost(fact, possible), facts, assumedCloud),
            { } fact => new Verdict.Needs(fact, PossibleValues(fact, facts)),
        };
    }

    /// <summary>Asks for one fact before those that come earlier in the waterfall; null where its answer would change nothing.</summary>
    public Verdict.Needs? Needs(Fact fact, FactSet facts, FactValue assumedCloud) =>
        facts[fact] is not (Knowledge.Stated or Knowledge.CannotSay) && Possibilities.Of(facts, assumedCloud).Matters(fact, edition.Table)
            ? new Verdict.Needs(fact, PossibleValues(fact, facts))
            : null;

    /// <summary>
    /// What would change the outcome: at most five others, by the smallest number of changed facts, the likeliest first; of each
    /// the nearest way to it. A value that is only ever stated counts as two changes.
    /// </summary>
    public ImmutableArray<NearOutcome> Nearest(FactSet facts, FactValue assumedCloud) => nearest.Of(facts, assumedCloud);

    /// <summary>Every outcome that the facts leave possible, with what has still to be said for it; one without anything where they decide.</summary>
    public ImmutableArray<NearOutcome> Ends(FactSet facts, FactValue assumedCloud) => nearest.Ends(facts, assumedCloud);

    /// <summary>The values of a fact that may still hold: its candidates, or all that count while unstated.</summary>
    internal static ImmutableArray<FactValue> PossibleValues(Fact fact, FactSet facts) => facts[fact] switch
    {
        Knowledge.Stated stated => [stated.Value],
        Knowledge.Narrowed narrowed => [.. FactCatalogue.Of(fact).Values.Where(narrowed.Candidates.Contains)],
        Knowledge.CannotSay { Among: { Length: > 0 } among } => [.. FactCatalogue.Of(fact).Values.Where(among.Contains)],
        _ => FactCatalogue.Of(fact).PossibleUnstated,
    };

    /// <summary>
    /// The one question that decides most while something that matters is not known; null where the facts decide. See
    /// <see cref="DecidingFact"/>.
    /// </summary>
    public Fact? DecidesMost(FactSet facts, FactValue assumedCloud)
    {
        var possible = Possibilities.Of(facts, assumedCloud);
        return FirstThatMatters(possible) is { } first ? DecidesMost(first, possible) : null;
    }

    // Only what can be asked, and found out by a checklist, is asked for.
    private Fact DecidesMost(Fact first, Possibilities possible) => DecidingFact.Of(
        possible,
        [first, .. Order.Where(fact => fact != first && edition.Checklists.Any(list => list.Fact == fact) && possible.Matters(fact, edition.Table))],
        edition.Table);

    private Fact? FirstThatMatters(Possibilities possible)
    {
        foreach (var fact in Order)
        {
            if (possible.Matters(fact, edition.Table))
            {
                return fact;
            }
        }

        return null;
    }

    private Verdict.Undecided Undecided(Fact fact, FactSet facts, FactValue assumedCloud) =>
        new(
            outcomes.NeedInfo(edition.Checklists.First(list => list.Fact == fact), facts, assumedCloud),
            fact,
            Branches(fact, facts, assumedCloud));

    // Headlines of branches are general ones: the end of the term is named by the answer that it belongs to.
    private ImmutableArray<Branch> Branches(Fact fact, FactSet facts, FactValue assumedCloud) =>
        [.. Ways(fact, facts.With(Fact.TermEnd, Knowledge.Unknown), assumedCloud, deeper: 1).Select(BranchEnd.Branch)];

    private IEnumerable<IGrouping<string, (FactValue Value, BranchEnd End)>> Ways(
        Fact fact, FactSet facts, FactValue assumedCloud, int deeper) =>
        PossibleValues(fact, facts)
            .Select(value => (Value: value, End: EndOf(facts.With(value), assumedCloud, deeper)))
            .GroupBy(pair => pair.End.Way, StringComparer.Ordinal);

    // One fact deeper and no more: several unknown facts would multiply.
    private BranchEnd EndOf(FactSet facts, FactValue assumedCloud, int deeper)
    {
        var possible = Possibilities.Of(facts, assumedCloud);
        return FirstThatMatters(possible) switch
        {
            null => BranchEnd.Of(outcomes.Decided(possible.Combinations(), facts, assumedCloud)),
            { } open when deeper == 0 => BranchEnd.At(open),
            { } open => BranchEnd.At(open, Ways(open, facts, assumedCloud, deeper - 1)),
        };
    }
}
