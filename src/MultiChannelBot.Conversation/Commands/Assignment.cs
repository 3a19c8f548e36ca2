using System.Collections.Immutable;
using System.Globalization;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Commands;

/// <summary>
/// Values that wait in a button until it is said which subscription they belong to: "1:purchaseChannel=ea;intent=move".
/// </summary>
internal static class Assignment
{
    /// <summary>Writes the values for one subscription, counted from zero.</summary>
    public static string Write(string subscription, IEnumerable<FactValue> said) => $"{subscription}:{string.Join(';', said)}";

    /// <summary>Reads what a button says; the number may be the next after the last: one more. False for anything that <see cref="Write"/> never wrote.</summary>
    public static bool TryRead(string? text, int subscriptions, out int subscription, out ImmutableArray<FactValue> said)
    {
        said = [];
        subscription = 0;
        if (text?.Split(':', 2) is not [var number, var values]
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out subscription)
            || subscription > subscriptions)
        {
            return false;
        }

        said = [.. values.Split(';').Select(Value).OfType<FactValue>()];
        return !said.IsEmpty;
    }

    private static FactValue? Value(string pair) =>
        pair.Split('=', 2) is [var name, var code]
        && FactCatalogue.TryFind(name, out var fact)
        && FactValue.TryParse(fact.Id, code, out var value)
            ? value
            : null;
}
