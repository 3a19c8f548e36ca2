using System.Collections.Concurrent;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Cards.Content;

/// <summary>
/// Says lines, and keeps what is said again and again: texts without place holders, facts with their listed values, links.
/// There are only so many of them; what holds a day, a number or a setting is never kept. Safe from any thread.
/// </summary>
internal sealed class SaidTexts(Say say)
{
    private readonly ConcurrentDictionary<TextUse, string> texts = new();
    private readonly ConcurrentDictionary<LinkUse, CardButton> links = new();

    /// <summary>Says any line.</summary>
    public string Say(Line line, Language language, Voice voice) =>
        line.Args.IsEmpty ? Say(line.Key, language, voice) : say(line, language, voice);

    /// <summary>Says a text without place holders.</summary>
    public string Say(TextKey key, Language language, Voice voice) => texts.GetOrAdd(
        new TextUse(key, null, null, language, voice), static (use, say) => say(Line.Of(use.Key), use.Language, use.Voice), say);

    /// <summary>Says a line about a fact, and about one of its listed values.</summary>
    public string Say(string key, Arg.FactName fact, Arg.Value? value, Language language, Voice voice) => texts.GetOrAdd(
        new TextUse(new TextKey(key), fact, value, language, voice), static (use, say) => say(use.Line, use.Language, use.Voice), say);

    /// <summary>The button of a link, made where it is not yet known.</summary>
    public CardButton Button(Link link, TextKey label, Language language, Voice voice, Func<Link, TextKey, CardButton> make) => links.GetOrAdd(
        new LinkUse(link, label, language, voice), static (use, make) => make(use.Link, use.Label), make);

    private readonly record struct TextUse(TextKey Key, Arg.FactName? Fact, Arg.Value? Value, Language Language, Voice Voice)
    {
        public Line Line => Value is null ? Line.Of(Key).With("fact", Fact!) : Line.Of(Key).With("fact", Fact!).With("value", Value);
    }

    private readonly record struct LinkUse(Link Link, TextKey Label, Language Language, Voice Voice);
}
