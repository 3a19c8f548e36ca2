using System.Globalization;
using System.Text;
using MultiChannelBot.Conversation;

namespace MultiChannelBot.Bench.Soak;

/// <summary>Tells of a case that is not as it should be, for whoever looks for the reason.</summary>
internal static class SoakExplanation
{
    /// <summary>What was said, in the order of the channel's clock and with the version it wrote; the state and the cards, as expected and as found.</summary>
    public static string Of(
        SoakFindings findings,
        IEnumerable<(SoakMessage Message, long Version)> turns,
        (string? Found, CaseState? Expected) state,
        (List<string> Expected, List<string> Found) cards)
    {
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"{findings}");
        foreach (var (message, version) in turns)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {message.SaidAt:HH:mm:ss.fff} -> {version}: {message.Sentence.Text} ({message.Id[..6]})");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"  kept:     {state.Found}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  expected: {(state.Expected is { } expected ? CaseJson.WriteState(expected) : "nothing")}");
        Append(text, "missing or sent less often", cards.Expected, cards.Found);
        Append(text, "not expected or sent more often", cards.Found, cards.Expected);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string title, List<string> cards, List<string> others)
    {
        var left = others.CountBy(card => card).ToDictionary();
        foreach (var (card, times) in cards.CountBy(card => card))
        {
            if (times > left.GetValueOrDefault(card))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {title}: {card}");
            }
        }
    }
}
