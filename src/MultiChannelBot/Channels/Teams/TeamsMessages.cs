using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using MultiChannelBot.Cards.Content;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Delivery;
using MultiChannelBot.State;

namespace MultiChannelBot.Channels.Teams;

/// <summary>Replies as messages of one conversation.</summary>
/// <param name="activity">What is answered.</param>
internal sealed class TeamsMessages(TeamsCards cards, CaseReference references, ConversationId conversation, Activity activity)
{
    private const string KnowsExecute = "msteams";

    private readonly bool submits = activity.ChannelId is { } channel && channel != KnowsExecute;

    /// <summary>True in a group chat and in a channel.</summary>
    public bool IsShared { get; } = IsOfSeveral(activity);

    /// <summary>True where a conversation is of several people.</summary>
    public static bool IsOfSeveral(Activity activity) =>
        activity.Conversation is { ConversationType: "groupChat" or "channel" } or { IsGroup: true };

    /// <summary>The card as the person whose case it is sees it.</summary>
    public TeamsCard ToOwner(Reply reply, CaseKey key) => Render(reply, key, submits ? TeamsCardView.Submitting : TeamsCardView.Own);

    /// <summary>The card as somebody sees it whose case it is not.</summary>
    public TeamsCard ToOthers(Reply reply, CaseKey key) => Render(reply, key, TeamsCardView.Shared(owner: null));

    /// <summary>The message as it stands in the conversation.</summary>
    /// <param name="isSenders">True where the case is that of whoever is answered.</param>
    public Activity ToAll(Reply reply, CaseKey key, bool isSenders) => Message(
        submits || !IsShared ? ToOwner(reply, key) : Render(reply, key, isSenders ? TeamsCardView.Shared(activity.From?.Id, activity.From?.Name) : TeamsCardView.Shared(owner: null)));

    /// <summary>The line that the card before becomes.</summary>
    public TeamsCard Inert(Reply reply) => cards.Inert(LastStated.Of(reply), reply.Language, reply.Role);

    /// <summary>What the case's card before becomes, once a reply stands below it; null where it stays as it is.</summary>
    public TeamsCard? Former(Reply reply) =>
        reply is Notice { IsEnd: true } ? cards.Forgotten(reply.Language, reply.Role) : RepliesInOrder.IsCaseCard(reply) ? Inert(reply) : null;

    /// <summary>A message that is a card.</summary>
    public static Activity Message(TeamsCard card)
    {
        var message = (Activity)MessageFactory.Attachment(new Attachment { ContentType = TeamsCard.ContentType, Content = new CardJson(card.Utf8) });
        message.Summary = card.Summary;
        return message;
    }

    // The welcome belongs to nobody's case: whoever presses on it begins their own.
    private TeamsCard Render(Reply reply, CaseKey key, TeamsCardView view) =>
        cards.Render(reply, reply is Welcome ? TeamsChannel.NoCase : references.Sign(key, conversation), view);
}
