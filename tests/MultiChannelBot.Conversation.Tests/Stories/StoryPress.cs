using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Tests.Stories;

/// <summary>Reads what a "click:" line presses.</summary>
internal static class StoryPress
{
    /// <summary>
    /// "purchaseChannel=ea" answers, "back" and the like are commands, "change intent" carries a fact, "role=support" a
    /// value; "old " before any of them presses it on a card of an earlier revision.
    /// </summary>
    /// <param name="revision">The revision that the card at the bottom shows.</param>
    public static Press Read(string text, long revision)
    {
        if (text.StartsWith("old ", StringComparison.Ordinal))
        {
            revision--;
            text = text[4..];
        }

        if (text.StartsWith("change ", StringComparison.Ordinal))
        {
            return new Press("change", FactCatalogue.TryFind(text[7..], out var changed) ? changed.Id : throw new FormatException($"no fact '{text[7..]}'"), null, revision);
        }

        return text.Split('=', 2) switch
        {
            [var name, var value] when FactCatalogue.TryFind(name, out var fact) => new Press(Press.Answer, fact.Id, value, revision),
            [var command, var value] => new Press(command, null, value, revision),
            _ => new Press(text, null, null, revision),
        };
    }
}
