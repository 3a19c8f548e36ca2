using System.Collections.Immutable;
using System.Globalization;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Conversation.Commands;

/// <summary>
/// What a button of "what would change this?" says: only a subscription ("1"), what to suppose of it ("1:?purchaseChannel=ea"),
/// or what to make of it ("1:purchaseChannel=ea;alreadyOurs="). A fact without a value is taken back.
/// </summary>
/// <param name="Subscription">Counted from zero.</param>
/// <param name="Said">Empty where only the subscription is named.</param>
/// <param name="Applies">True where the case is to be changed, false where it is only supposed.</param>
internal sealed record Supposition(int Subscription, ImmutableArray<(Fact Fact, FactValue? Value)> Said, bool Applies)
{
    private const string Supposed = "?";

    /// <summary>The text of a button that supposes.</summary>
    public static string Look(int subscription, IEnumerable<FactValue> said) =>
        Write(subscription, Supposed, said.Select(value => (value.Fact, (FactValue?)value)));

    /// <summary>The text of a button that changes the case.</summary>
    public static string Apply(int subscription, IEnumerable<Otherwise> changes) =>
        Write(subscription, string.Empty, changes.Select(change => (change.Fact, change.Value)));

    /// <summary>Reads what a button says; null for anything that no button of a case of so many subscriptions says.</summary>
    public static Supposition? Read(string? text, int subscriptions)
    {
        var parts = (text ?? string.Empty).Split(':', 2);
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var subscription) || subscription >= subscriptions)
        {
            return null;
        }

        if (parts is not [_, var rest])
        {
            return new Supposition(subscription, [], Applies: false);
        }

        var applies = !rest.StartsWith(Supposed, StringComparison.Ordinal);
        var said = rest[(applies ? 0 : 1)..].Split(';').Select(Pair).ToList();
        return said.TrueForAll(pair => pair is not null)
            ? new Supposition(subscription, [.. said.Select(pair => pair!.Value)], applies)
            : null;
    }

    private static string Write(int subscription, string mark, IEnumerable<(Fact Fact, FactValue? Value)> said)
    {
        var pairs = said.Select(pair => $"{FactCatalogue.Of(pair.Fact).Name}={pair.Value?.Code}");
        return $"{subscription.ToString(CultureInfo.InvariantCulture)}:{mark}{string.Join(';', pairs)}";
    }

    private static (Fact Fact, FactValue? Value)? Pair(string pair) =>
        pair.Split('=', 2) is not [var name, var code] || !FactCatalogue.TryFind(name, out var fact) ? null
        : code.Length == 0 ? (fact.Id, null)
        : FactValue.TryParse(fact.Id, code, out var value) ? (fact.Id, value)
        : null;
}
