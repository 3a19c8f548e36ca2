using System.Collections.Frozen;
using MultiChannelBot.Cards.Content;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Channels.WebChat;

/// <summary>What is said otherwise on the web page: it copies, it keeps what was said for a day, and it writes to nobody later.</summary>
internal static class WebTexts
{
    private static readonly FrozenDictionary<string, string> Instead = new Dictionary<string, string>
    {
        ["help.commands"] = "help.commands.web",
        ["human.nothing-yet"] = "human.nothing-yet.web",
        ["human.take-along"] = "human.take-along.web",
        ["human.unset"] = "human.unset.web",
        ["message.copy"] = "message.copy.web",
        ["notice.forgotten"] = "notice.forgotten.web",
        ["privacy.case"] = "privacy.case.web",
        ["privacy.reminder"] = "privacy.reminder.web",
        ["summary.copy"] = "summary.copy.web",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Says a line as <paramref name="say"/> does, but for the lines that do not hold on the web page.</summary>
    public static Say Of(Say say) => (line, language, voice) => say(
        Instead.TryGetValue(line.Key.Id, out var key) ? line with { Key = new TextKey(key) } : line, language, voice);
}
