using System.Collections.Immutable;
using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Guidance.Drift;

/// <summary>
/// How the newest edition answers the same case, where that differs. <paramref name="Ends"/> has one end, or one for each
/// value of the fact that only the newer edition asks for.
/// </summary>
/// <param name="Edition">The newer edition.</param>
/// <param name="Parts">What differs; a case that the newer edition cannot decide yet differs in its outcome.</param>
public sealed record EditionDrift(Edition Edition, ChangedParts Parts, ImmutableArray<DriftEnd> Ends)
{
    /// <summary>True where something else is to be done, not only in other steps.</summary>
    public bool ChangesOutcome => Parts.HasFlag(ChangedParts.Outcome);
}

/// <summary>An outcome of the newer edition.</summary>
/// <param name="Given">The values that it takes beyond what is known; empty where it takes none.</param>
public sealed record DriftEnd(ImmutableArray<FactValue> Given, Outcome Outcome);

/// <summary>Compares answers with those of the newest edition.</summary>
public sealed class DriftFinder(Guide? newest)
{
    /// <summary>
    /// What the newest edition says otherwise of a case; null where it says the same, or where there is none newer.
    /// </summary>
    /// <param name="answer">The answer of the edition in use.</param>
    /// <param name="facts">What is known of the subscription.</param>
    public EditionDrift? Of(Outcome answer, FactSet facts, FactValue assumedCloud)
    {
        if (newest is null)
        {
            return null;
        }

        ImmutableArray<DriftEnd> ends = [.. Ends(newest, facts, [], assumedCloud)];
        var parts = ends.Length == 1 && ends[0].Given.IsEmpty
            ? Difference.Of(answer, ends[0].Outcome)
            : ends.Select(end => Difference.Of(answer, end.Outcome)).Aggregate(ChangedParts.None, (all, one) => all | one);
        return parts == ChangedParts.None ? null : new EditionDrift(newest.Edition, parts, ends);
    }

    private static IEnumerable<DriftEnd> Ends(Guide guide, FactSet facts, ImmutableArray<FactValue> given, FactValue assumedCloud) =>
        guide.Judge(facts, assumedCloud) switch
        {
            Verdict.Decided decided => [new DriftEnd(given, decided.Outcome)],
            Verdict.Needs needs => needs.Possible.SelectMany(value => Ends(guide, facts.With(value), given.Add(value), assumedCloud)),
            Verdict.Undecided open => [new DriftEnd(given, open.Outcome)],
            _ => [],
        };
}
