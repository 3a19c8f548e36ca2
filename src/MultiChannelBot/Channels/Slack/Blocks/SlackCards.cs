using System.Text.Json;
using MultiChannelBot.Cards.Content;
using MultiChannelBot.Cards.Templating;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;

namespace MultiChannelBot.Channels.Slack.Blocks;

/// <summary>Renders replies as blocks for Slack. Pure after loading; safe from any thread.</summary>
internal sealed class SlackCards
{
    private readonly SlackTemplates templates;
    private readonly Say say;
    private readonly ContentWriter contents;

    /// <summary>Makes cards of templates that are loaded.</summary>
    public SlackCards(SlackTemplates templates, Say say) => (this.templates, this.say, contents) = (templates, say, new ContentWriter(say));

    /// <summary>Loads the templates of a folder.</summary>
    /// <param name="directory">The folder "cards/slack" beside the program.</param>
    /// <param name="say">The phrasebook's method that says a line.</param>
    /// <exception cref="TemplateException">A template is missing or outside the subset.</exception>
    public static SlackCards Load(string directory, Say say) => new(SlackTemplates.Load(directory), say);

    /// <summary>
    /// Renders a reply. A reply too large for a message is shortened, and the message says so; it never fails for its size.
    /// </summary>
    /// <param name="reply">What to say.</param>
    /// <param name="caseReference">The opaque case reference that everything that can be pressed carries.</param>
    /// <param name="isShared">True where others see the message as well.</param>
    public SlackMessage Render(Reply reply, string caseReference, bool isShared = false)
    {
        var content = contents.Write(reply);
        var phrases = new SlackPhrases(key => say(Conversation.Replies.Line.Of(key), reply.Language, reply.Role.Voice()));
        var actions = new SlackActions(phrases, caseReference, reply.Revision);
        var blocks = Details(content).Select(detail => Fitting(content, detail, phrases, actions, isShared)).FirstOrDefault(fitting => fitting is not null);
        return new SlackMessage(SlackText.ShortenedToBytes(PlainText.Of(content), SlackLimits.FallbackBytes), blocks ?? Line(content.Summary));
    }

    /// <summary>The one line that an answered message is replaced by: what was answered ("Bought through: EA"), or that it goes on below.</summary>
    public SlackMessage Inert(Chip? answered, Language language, Role role) => OneLine(contents.Inert(answered, language, role));

    /// <summary>One line that nothing can be done with.</summary>
    public SlackMessage OneLine(string line) => new(SlackText.ShortenedToBytes(line, SlackLimits.FallbackBytes), Line(line));

    private byte[] Line(string line) => templates.Bind("inert", new TemplateObject { ["line"] = SlackText.Shortened(line, SlackLimits.TextInTemplate) })!;

    private static IEnumerable<SlackCardDetail> Details(CardContent content) => content switch
    {
        AnswerContent { Plan: { } plan } => SlackCardDetail.DescendingOfPlan(plan.Lanes.Length),
        AnswerContent answer => SlackCardDetail.Descending(answer.Parts.Length),
        _ => SlackCardDetail.Descending(0),
    };

    /// <summary>The blocks with so much detail; null where they do not fit.</summary>
    private byte[]? Fitting(CardContent content, SlackCardDetail detail, SlackPhrases phrases, SlackActions actions, bool isShared)
    {
        var card = new SlackCardData(phrases, actions, detail, isShared);
        var (template, data) = content switch
        {
            QuestionContent question => ("question", card.Of(question)),
            AnswerContent answer => ("answer", Answered(answer, card, new SlackParts(card, actions, detail))),
            NoticeContent notice => ("notice", card.Of(notice)),
            WelcomeContent welcome => ("welcome", card.Of(welcome)),
            _ => throw new ArgumentOutOfRangeException(nameof(content), content.GetType().Name, "No template shows this content."),
        };
        return templates.Bind(template, data, SlackLimits.Message) is { } blocks && Count(blocks) <= SlackLimits.Blocks ? blocks : null;
    }

    private TemplateObject Answered(AnswerContent answer, SlackCardData card, SlackParts parts)
    {
        var data = card.Of(answer);
        data["parts"] = parts.Of(answer).Select(part => templates.Part("part", part)).OfType<TemplateData>().ToArray();
        parts.AddPlan(data, answer);
        data["receipts"] = parts.Receipts(answer);
        return data;
    }

    private static int Count(byte[] blocks)
    {
        var json = new Utf8JsonReader(blocks);
        json.Read();
        var count = 0;
        while (json.Read() && json.TokenType == JsonTokenType.StartObject)
        {
            count++;
            json.Skip();
        }

        return count;
    }
}
