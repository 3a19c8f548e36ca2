using System.Collections.Immutable;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Guidance.Rules;

/// <summary>What the rules make of the facts known so far.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>What an answer shows of it; null while a fact is still to be asked.</summary>
    public virtual Outcome? Answer => null;

    /// <summary>Every row still possible agrees in outcome and steps.</summary>
    public sealed record Decided(Outcome Outcome) : Verdict
    {
        /// <inheritdoc/>
        public override Outcome Answer => Outcome;
    }

    /// <summary>This fact is to be asked next; <paramref name="Possible"/> are the values still possible.</summary>
    public sealed record Needs(Fact Fact, ImmutableArray<FactValue> Possible) : Verdict;

    /// <summary>
    /// The outcome hangs on a fact that the person does not know. <paramref name="Outcome"/> is need-info: its steps are
    /// the checklist of how to find out. <paramref name="Branches"/> say what each value still possible would mean.
    /// </summary>
    public sealed record Undecided(Outcome Outcome, Fact Fact, ImmutableArray<Branch> Branches) : Verdict
    {
        /// <inheritdoc/>
        public override Outcome Answer => Outcome;
    }
}

/// <summary>Values of one fact that lead to the same place: an outcome, or the next fact it would hang on.</summary>
public sealed record Branch(ImmutableArray<FactValue> Values, OutcomeId? Outcome, TextKey? Headline, Fact? NextNeeded)
{
    /// <summary>What each value of <see cref="NextNeeded"/> would mean; these have no branches of their own.</summary>
    public ImmutableArray<Branch> Inner { get; init; } = [];
}
