using MultiChannelBot.Cards.Content;
using MultiChannelBot.Cards.Templating;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;

namespace MultiChannelBot.Channels.WebChat;

/// <summary>Renders replies for the web page: the cards of cards/teams, in its own view and with its own texts. Pure after loading; safe from any thread.</summary>
internal sealed class WebCards
{
    private readonly TeamsCards cards;
    private readonly WebClipboard clipboard;

    private WebCards(TeamsCards cards, WebClipboard clipboard) => (this.cards, this.clipboard) = (cards, clipboard);

    /// <summary>Loads the templates of a folder.</summary>
    /// <param name="directory">The folder "cards/teams" beside the program.</param>
    /// <param name="say">The phrasebook's method that says a line.</param>
    /// <exception cref="TemplateException">A template is missing or outside the subset.</exception>
    public static WebCards Load(string directory, Say say) => new(TeamsCards.Load(directory, WebTexts.Of(say)), new WebClipboard(say));

    /// <summary>Renders a reply, whole.</summary>
    /// <param name="reply">What to say.</param>
    /// <param name="reference">The opaque case reference that every button carries.</param>
    public TeamsCard Render(Reply reply, string reference) => cards.Render(reply, reference, TeamsCardView.Web);

    /// <summary>The one line that an answered card is replaced by: what was answered, or that it goes on below.</summary>
    public TeamsCard Inert(Reply after) => cards.Inert(LastStated.Of(after), after.Language, after.Role);

    /// <summary>The one line that the card of a case is replaced by that was deleted.</summary>
    public TeamsCard Forgotten(Language language, Role role) => cards.Forgotten(language, role);

    /// <summary>One line that nothing can be done with.</summary>
    public TeamsCard OneLine(string line) => cards.OneLine(line);

    /// <inheritdoc cref="WebClipboard.Of"/>
    public string? Clipboard(Reply reply) => clipboard.Of(reply);
}
