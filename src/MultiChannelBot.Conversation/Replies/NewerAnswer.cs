using System.Collections.Immutable;
using MultiChannelBot.Guidance.Drift;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Conversation.Replies;

/// <summary>How the newest edition answers the same case, where that differs.</summary>
/// <param name="AsOf">The day of the newest edition.</param>
/// <param name="ChangesOutcome">True where something else is to be done; otherwise only steps or links differ.</param>
/// <param name="Ends">Where it leads: one end, or one for each value of a fact that only the newest edition asks for.</param>
public sealed record NewerAnswer(string Edition, DateOnly AsOf, bool ChangesOutcome, ImmutableArray<NewerEnd> Ends)
{
    /// <summary>The same said to a person; null where there is nothing to say.</summary>
    public static NewerAnswer? Of(EditionDrift? drift) => drift is null ? null : new NewerAnswer(
        drift.Edition.Id,
        drift.Edition.AsOf,
        drift.ChangesOutcome,
        [.. drift.Ends.Select(end => new NewerEnd(end.Given, end.Outcome.Id, end.Outcome.Text(end.Outcome.Headline)))]);
}

/// <summary>An outcome of the newest edition.</summary>
/// <param name="Given">The values that it takes beyond what is known; empty where it takes none.</param>
public sealed record NewerEnd(ImmutableArray<FactValue> Given, OutcomeId Outcome, Line Headline)
{
    public bool Equals(NewerEnd? other) => other is not null && Outcome == other.Outcome && Headline == other.Headline && Given.SequenceEqual(other.Given);

    public override int GetHashCode() => Given.Aggregate(HashCode.Combine(Outcome, Headline), HashCode.Combine);
}
