using MultiChannelBot.Cards.Content;
using MultiChannelBot.Conversation.Replies;

namespace MultiChannelBot.Channels.WebChat;

/// <summary>Says what of a reply goes to the clipboard by itself. Pure; safe from any thread.</summary>
internal sealed class WebClipboard(Say say)
{
    private readonly ContentWriter contents = new(WebTexts.Of(say));

    /// <summary>The answer as text, where it was asked for; null for any other reply. A message to send is copied by its button alone.</summary>
    public string? Of(Reply reply) => reply is Notice { Summary: not null, Letter: null } notice ? ((NoticeContent)contents.Write(notice)).Copy : null;
}
