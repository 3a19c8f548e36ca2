using System.Collections.Immutable;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>Where a case stands: at a question, or answered. Derived from the facts on every turn, never stored.</summary>
internal abstract record Position
{
    private Position()
    {
    }

    /// <summary>This fact of this subscription is asked; only <paramref name="Possible"/> can still hold.</summary>
    public sealed record Asking(int Subscription, Fact Fact, ImmutableArray<FactValue> Possible, bool Revisited) : Position;

    /// <summary>Every subscription has its verdict.</summary>
    public sealed record Answered(ImmutableArray<Verdict> Verdicts) : Position;
}

/// <summary>
/// A waterfall in the Bot Framework's sense, with one difference: the current step is the first whose fact is still
/// needed, so nothing is stored that can get stuck. See docs/decisions/0002-derived-waterfall.md.
/// </summary>
internal sealed class WaterfallDialog(Guide guide, FactValue assumedCloud)
{
    private readonly ImmutableDictionary<Fact, WaterfallStep> steps = WaterfallSteps.All.ToImmutableDictionary(step => step.Fact);

    /// <summary>The step that fills a fact.</summary>
    public WaterfallStep Step(Fact fact) => steps[fact];

    /// <summary>Derives where the case stands.</summary>
    public Position Locate(CaseState state)
    {
        if (state.Revisiting is { } fact)
        {
            return new Position.Asking(state.Focus, fact, FactCatalogue.Of(fact).Values, Revisited: true);
        }

        var verdicts = ImmutableArray.CreateBuilder<Verdict>(state.Subscriptions.Length);
        for (var index = 0; index < state.Subscriptions.Length; index++)
        {
            verdicts.Add(Judge(state, index));
            if (verdicts[index] is Verdict.Needs needs)
            {
                var asked = Doubted(state, index) ?? needs;
                return new Position.Asking(index, asked.Fact, asked.Possible, Revisited: false);
            }
        }

        return new Position.Answered(verdicts.MoveToImmutable());
    }

    /// <summary>What was guessed or narrowed goes before what nobody has spoken of yet, where it still matters.</summary>
    private Verdict.Needs? Doubted(CaseState state, int subscription)
    {
        var entry = state.Subscriptions[subscription];
        foreach (var fact in FactCatalogue.WaterfallOrder)
        {
            if ((entry.Facts[fact].IsNarrow() || entry.Guesses(fact)) && guide.Needs(fact, state.FactsOf(subscription), assumedCloud) is { } needs)
            {
                return needs;
            }
        }

        return null;
    }

    /// <summary>See <see cref="Guide.Nearest"/>.</summary>
    public ImmutableArray<NearOutcome> Nearest(CaseState state, int subscription) => guide.Nearest(state.FactsOf(subscription), assumedCloud);

    /// <summary>See <see cref="Guide.Ends"/>.</summary>
    public ImmutableArray<NearOutcome> Ends(FactSet facts) => guide.Ends(facts, assumedCloud);

    /// <summary>The verdict on one subscription.</summary>
    public Verdict Judge(CaseState state, int subscription) => guide.Judge(state.FactsOf(subscription), assumedCloud);
}
