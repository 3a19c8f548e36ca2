using System.Collections.Immutable;
using MultiChannelBot.Conversation.Understanding;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>Finds the subscriptions of a case that words name: by place ("the second one"), or by what they are ("Azure").</summary>
internal sealed class SubscriptionFinder(ChoiceReader choices, IUnderstanding understanding)
{
    /// <summary>
    /// The places, counted from zero, of the subscriptions that the words name; empty where they name one that is not in the
    /// case, or leave open which of two; null where they do not only name one: "remove the partner and move Azure to us" states
    /// a wish.
    /// </summary>
    public ImmutableArray<int>? Find(CaseState state, string words, DateOnly today)
    {
        if (state.IsBlank())
        {
            return null;
        }

        if (choices.Position(words, state.Subscriptions.Length) is { } position)
        {
            return position < state.Subscriptions.Length ? [position] : [];
        }

        var reading = understanding.Read(words, null, today);
        if (reading.About is { } about && state.Find(about) is { } pointedAt)
        {
            return [pointedAt];
        }

        var named = new[] { reading.About?.Product, reading.About?.ServiceType, reading.About?.Channel }.OfType<FactValue>();
        ImmutableArray<FactValue> said = [.. reading.Facts.Select(stated => stated.Value).Concat(named).Distinct()];
        var names = said.Any(value => value.Fact is Fact.Product or Fact.ServiceType or Fact.OutsideClass)
            || (state.Subscriptions.Length > 1 && !said.IsEmpty);
        return !names || said.Any(value => value.Fact is not (Fact.Product or Fact.ServiceType or Fact.OutsideClass or Fact.PurchaseChannel))
            ? null
            : [.. Named(state, said).Distinct().OrderBy(place => place)];
    }

    private static IEnumerable<int> Named(CaseState state, ImmutableArray<FactValue> said)
    {
        var products = said.Where(value => value.Fact == Fact.Product).ToList();
        return products.Count > 1
            ? products.Select(product => state.Named([product])).OfType<int>()
            : new[] { state.Named(said) ?? FromChannel(state, said) }.OfType<int>();
    }

    private static int? FromChannel(CaseState state, ImmutableArray<FactValue> said) =>
        said.All(value => value.Fact == Fact.PurchaseChannel) ? Only(state, facts => said.All(facts.Has)) : null;

    private static int? Only(CaseState state, Func<FactSet, bool> holds)
    {
        int[] places = [.. Enumerable.Range(0, state.Subscriptions.Length).Where(place => holds(state.Subscriptions[place].Facts))];
        return places is [var only] ? only : null;
    }
}
