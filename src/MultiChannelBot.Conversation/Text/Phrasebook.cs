using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Conversation.Text;

/// <summary>Every text of the conversation and of the edition, in every language. Pure after loading.</summary>
public sealed class Phrasebook
{
    /// <summary>The text of a line with its place holders filled.</summary>
    public string Say(Line line, Language language, Voice voice) => throw new NotSupportedException();

    /// <summary>A text without place holders.</summary>
    public string Say(TextKey key, Language language, Voice voice) => Say(Line.Of(key), language, voice);

    /// <summary>A text without place holders, by the id of its key.</summary>
    public string Say(string key, Language language) => Say(Line.Of(key), language, Voice.Partner);
}
