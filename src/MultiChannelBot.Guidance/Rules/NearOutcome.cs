using System.Collections.Immutable;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Guidance.Rules;

/// <summary>One fact as it would be instead.</summary>
/// <param name="Value">Null: what was stated of the fact would no longer hold.</param>
/// <param name="IsGiven">True where it takes nothing back: a fact that was open so far, and is needed then.</param>
public sealed record Otherwise(Fact Fact, FactValue? Value, bool IsGiven);

/// <summary>An outcome that the case would have if some facts were otherwise.</summary>
/// <param name="Changes">What would have to be otherwise: what it is first, then where it was bought, then what is wanted.</param>
/// <param name="Headline">The headline, the one with the day where the end of the term is known.</param>
/// <param name="TermEnd">Fills the place holder {day} of the headline.</param>
public sealed record NearOutcome(ImmutableArray<Otherwise> Changes, OutcomeId Outcome, TextKey Headline, DateOnly? TermEnd)
{
    /// <summary>The facts with the changes made.</summary>
    public FactSet Apply(FactSet facts) => Changes.Aggregate(
        facts, (changed, other) => changed.With(other.Fact, other.Value is { } value ? Knowledge.Of(value) : Knowledge.Unknown));
}
