using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;

namespace MultiChannelBot.Cards.Content;

/// <summary>Gives the text of a line in a language and voice; the phrasebook's own method.</summary>
public delegate string Say(Line line, Language language, Voice voice);
