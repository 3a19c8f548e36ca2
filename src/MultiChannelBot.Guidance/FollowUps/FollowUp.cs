using System.Collections.Immutable;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Guidance.FollowUps;

/// <summary>A question that people ask beside their case ("how long does it take?"), or a term that they ask the meaning of.</summary>
/// <param name="Id">Unique within the edition.</param>
/// <param name="Title">What it is about, in a few words.</param>
/// <param name="IsTerm">True for a term: its wordings are its names, and asking what they mean asks for it.</param>
/// <param name="IsOfCost">True where it speaks of money itself (refund, fee, cost history); other questions of prices are off topic.</param>
/// <param name="Wordings">How it is put, in every language. See <see cref="Wording"/>.</param>
/// <param name="Mentions">Values that the question itself names, such as "reservation": asking it does not state them.</param>
/// <param name="Answers">The first that fits the case holds; the last fits always.</param>
public sealed record FollowUp(
    string Id,
    TextKey Title,
    bool IsTerm,
    bool IsOfCost,
    ImmutableArray<Wording> Wordings,
    ImmutableArray<FactValue> Mentions,
    ImmutableArray<FollowUpAnswer> Answers)
{
    /// <summary>The answer for a case; the general one while nothing is known of it.</summary>
    /// <param name="facts">What is known, the assumed cloud included.</param>
    /// <param name="outcome">Null while the case is not decided.</param>
    public FollowUpAnswer AnswerFor(FactSet facts, OutcomeId? outcome) => Answers.First(answer => answer.Fits(facts, outcome));
}

/// <summary>What one answer says, where it was read, and of which cases it holds.</summary>
/// <param name="Source">The page that it was read from; null where the edition's pages say nothing of it, which is said too.</param>
/// <param name="When">What must have been stated.</param>
/// <param name="Outcomes">The outcomes that it holds for; empty for all, and while there is none.</param>
public sealed record FollowUpAnswer(TextKey Text, Source? Source, When When, ImmutableArray<OutcomeId> Outcomes)
{
    /// <summary>True where it holds whatever the case is.</summary>
    public bool IsGeneral => When.IsAlways && Outcomes.IsEmpty;

    /// <summary>True where it holds of this case. What nobody stated fits no condition.</summary>
    public bool Fits(FactSet facts, OutcomeId? outcome) =>
        (Outcomes.IsEmpty || (outcome is { } known && Outcomes.Contains(known))) && When.WasStated(facts);
}
