using MultiChannelBot.Cards.Content;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;

namespace MultiChannelBot.Channels.Teams;

/// <content>Answers for people who have nothing to do with the case.</content>
public sealed partial class TeamsCards
{
    /// <summary>
    /// Renders an answer for others to read: what it rests on and where it stands, and nothing to press but links, since the card
    /// belongs to no case of theirs.
    /// </summary>
    public TeamsCard Share(Answer answer)
    {
        var content = Told((AnswerContent)contents.Write(answer with { Lead = [], Actions = [.. answer.Actions.Where(action => action.Link is not null)] }));
        var phrases = new TeamsCardPhrases(line => say(line, answer.Language, answer.Role.Voice()));
        var text = new Lazy<string>(() => PlainText.Of(content));
        var summary = TeamsCardText.Shorten(content.Summary, MostSummaryCharacters);
        var json = Details(content)
            .Select(detail => detail.Unpressed)
            .Select(detail => Fitting(new TeamsCardData(phrases, detail, string.Empty, TeamsCardView.Own), content, Fallbacks(detail, text, summary)))
            .OfType<byte[]>()
            .First();
        return new TeamsCard(json, summary, text);
    }

    private static AnswerContent Told(AnswerContent answer) => answer with
    {
        Parts = [.. answer.Parts.Select(part => part.Branches is { } branches
            ? part with { Branches = branches with { Choices = [.. branches.Choices.Select(choice => choice with { Press = null })] } }
            : part)],
    };
}
