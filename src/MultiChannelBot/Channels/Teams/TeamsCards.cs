using System.Text;
using MultiChannelBot.Cards.Content;
using MultiChannelBot.Cards.Templating;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;

namespace MultiChannelBot.Channels.Teams;

/// <summary>A rendered reply.</summary>
public sealed class TeamsCard
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    private readonly Lazy<string> text;

    internal TeamsCard(byte[] utf8, string summary, Lazy<string> text) => (Utf8, Summary, this.text) = (utf8, summary, text);

    internal TeamsCard(string json, string summary, string text)
        : this(Encoding.UTF8.GetBytes(json), summary, new Lazy<string>(text))
    {
    }

    /// <summary>The Adaptive Card, for an attachment of <see cref="ContentType"/>.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>The same as a text.</summary>
    public string Json => Encoding.UTF8.GetString(Utf8.Span);

    /// <summary>One line, for the activity's summary: what a notification shows.</summary>
    public string Summary { get; }

    /// <summary>The whole reply as plain lines, for a client or a channel that shows no cards.</summary>
    public string Text => text.Value;
}

/// <summary>Renders replies as Adaptive Cards for Teams. Pure after loading; safe from any thread.</summary>
public sealed partial class TeamsCards
{
    /// <summary>
    /// The most UTF-16 units of a whole activity: 20,480 bytes at two each. Teams refuses larger messages somewhere between
    /// 28 and 40 KB and counts them so; the budget leaves room for what the service adds.
    /// </summary>
    public const int MostActivityCharacters = 10_240;

    /// <summary>What the activity needs besides the card: addresses, ids, entities and the summary.</summary>
    public const int EnvelopeCharacters = 1_440;

    /// <summary>The most UTF-16 units of one card.</summary>
    public const int MostCardCharacters = MostActivityCharacters - EnvelopeCharacters;

    /// <summary>The most UTF-16 units of a card on the web page, 128 KB at two bytes each: no answer is shortened there.</summary>
    public const int MostWebCharacters = 65_536;

    /// <summary>The longest summary in UTF-16 units.</summary>
    public const int MostSummaryCharacters = 200;

    private readonly TeamsCardTemplates templates;
    private readonly Say say;
    private readonly ContentWriter contents;

    private TeamsCards(TeamsCardTemplates templates, Say say) => (this.templates, this.say, contents) = (templates, say, new ContentWriter(say));

    /// <summary>Loads the templates of a folder.</summary>
    /// <param name="directory">The folder "cards/teams" beside the program.</param>
    /// <param name="say">The phrasebook's method that says a line.</param>
    /// <exception cref="TemplateException">A template is missing or outside the subset.</exception>
    public static TeamsCards Load(string directory, Say say) => new(TeamsCardTemplates.Load(directory), say);

    /// <summary>
    /// Renders a reply. A reply too large for a message is shortened, and the card says so; it never fails for its size.
    /// </summary>
    /// <param name="reply">What to say.</param>
    /// <param name="reference">The opaque case reference that every button carries.</param>
    /// <param name="view">For whom; null for the person whose case it is.</param>
    public TeamsCard Render(Reply reply, string reference, TeamsCardView? view = null)
    {
        view ??= TeamsCardView.Own;
        var content = contents.Write(reply);
        var phrases = new TeamsCardPhrases(line => say(line, reply.Language, reply.Role.Voice()));
        var text = new Lazy<string>(() => PlainText.Of(content), LazyThreadSafetyMode.PublicationOnly);
        var summary = TeamsCardText.Shorten(content.Summary, MostSummaryCharacters);
        var json = content is AnswerContent answer && !view.IsWeb ? Whole(answer, phrases, reference, view, summary, text) : null;
        json ??= Details(content)
            .Skip(content is AnswerContent && !view.IsWeb ? TriedAsWhole : 0)
            .Select(detail => Fitting(new TeamsCardData(phrases, detail, reference, view), content, view.IsWeb ? [summary] : Fallbacks(detail, text, summary)))
            .OfType<byte[]>()
            .First();
        return new TeamsCard(json, summary, text);
    }

    /// <summary>The one line that an answered card is replaced by: what was answered ("Bought through: EA"), or that it goes on below.</summary>
    public TeamsCard Inert(Chip? answered, Language language, Role role) => OneLine(contents.Inert(answered, language, role));

    /// <summary>The one line that the card of a case is replaced by that was deleted.</summary>
    public TeamsCard Forgotten(Language language, Role role) => OneLine(say(Line.Of("card.forgotten"), language, role.Voice()));

    /// <summary>One line that nothing can be done with.</summary>
    public TeamsCard OneLine(string line)
    {
        using var card = templates.Of("inert", TeamsCardView.Own, TeamsCardDetail.Whole).Write(new TemplateObject { ["line"] = TeamsCardText.Plain(line), ["fallback"] = line });
        return new TeamsCard(card.ToUtf8(), line, new Lazy<string>(line));
    }

    /// <summary>So many details <see cref="Whole"/> has tried.</summary>
    private const int TriedAsWhole = 2;

    private static IEnumerable<TeamsCardDetail> Details(CardContent content) => content switch
    {
        AnswerContent { Plan: { } plan } => TeamsCardDetail.DescendingOfPlan(plan.Lanes.Length),
        AnswerContent answer => TeamsCardDetail.Descending(answer.Parts.Length, answer.IsComparison),
        _ => TeamsCardDetail.Descending(0),
    };

    private static IEnumerable<string> Fallbacks(TeamsCardDetail detail, Lazy<string> text, string summary)
    {
        var brief = TeamsCardText.Shorten(summary, detail.MostSpoken);
        return detail.WholeFallback ? [text.Value, brief] : [brief];
    }

    /// <summary>
    /// The answer with everything, and with further reading where there is room, too; null where it does not fit. Most answers
    /// have no room for more, which is seen from what more there is, before anything is made of it.
    /// </summary>
    private byte[]? Whole(AnswerContent answer, TeamsCardPhrases phrases, string reference, TeamsCardView view, string summary, Lazy<string> text)
    {
        var (full, lesser) = Details(answer).Take(TriedAsWhole).ToArray() is [var first, var second] ? (first, second) : throw new InvalidOperationException("An answer has lesser details.");
        var brief = TeamsCardText.Shorten(summary, lesser.MostSpoken);
        var shown = new TeamsCardData(phrases, lesser, reference, view);
        var data = shown.Of(answer);
        data["fallback"] = brief;
        using var card = templates.Of("answer", view, lesser).Write(data, MostCardCharacters);
        if (card.IsOver)
        {
            return null;
        }

        if (card.Length + TeamsCardParts.LettersOfReading(answer) > MostCardCharacters)
        {
            return card.ToUtf8();
        }

        // A letter takes six at most where it is escaped.
        var isWorthText = card.Length - (6 * brief.Length) + PlainText.LettersOf(answer) <= MostCardCharacters;
        return Fitting(new TeamsCardData(phrases, full, reference, view), answer, isWorthText ? [text.Value, brief] : [brief]) ?? card.ToUtf8();
    }

    /// <summary>The card with the first of the fallback texts with which it fits; null where it fits with none.</summary>
    private byte[]? Fitting(TeamsCardData shown, CardContent content, IEnumerable<string> fallbacks)
    {
        var (template, data) = content switch
        {
            QuestionContent question => ("question", shown.Of(question)),
            AnswerContent answer => ("answer", shown.Of(answer)),
            NoticeContent notice => ("notice", shown.Of(notice)),
            WelcomeContent welcome => ("welcome", shown.Of(welcome)),
            _ => throw new ArgumentOutOfRangeException(nameof(content), content.GetType().Name, "No template shows this content."),
        };
        foreach (var fallback in fallbacks)
        {
            data["fallback"] = fallback;
            using var card = templates.Of(template, shown.View, shown.Detail).Write(data, shown.View.MostCharacters);
            if (!card.IsOver)
            {
                return card.ToUtf8();
            }
        }

        return null;
    }
}
