using System.Collections.Frozen;
using MultiChannelBot.Cards.Content;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Channels.Terminal;

/// <summary>What is said otherwise where there is nothing to press: a terminal takes numbers and words.</summary>
internal static class TypedTexts
{
    private static readonly FrozenDictionary<string, string> Instead = new Dictionary<string, string>
    {
        ["welcome.how"] = "welcome.how.typed",
        ["help.how"] = "help.how.typed",
        ["unread.2"] = "unread.2.typed",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Says a line as <paramref name="say"/> does, but for the lines that speak of buttons.</summary>
    public static Say Of(Say say) => (line, language, voice) => say(
        Instead.TryGetValue(line.Key.Id, out var key) ? line with { Key = new TextKey(key) } : line, language, voice);
}
