using System.Collections.Immutable;
using MultiChannelBot.Conversation.Understanding.Dates;
using MultiChannelBot.Conversation.Understanding.Grammar;
using MultiChannelBot.Conversation.Understanding.Text;
using MultiChannelBot.Conversation.Understanding.Vocabulary;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Understanding;

/// <summary>
/// Reads messages by a lexicon and a few small passes of grammar. Holds nothing of a message, so one engine serves all
/// threads; the time of a reading grows linearly with the text.
/// </summary>
public sealed class UnderstandingEngine : IUnderstanding
{
    private static readonly IPass[] StatementPasses =
    [
        new NamePass(),
        new CasePass(),
        new GoalPass(),
        new TopicPass(),
        new SourcePass(),
        new NegationPass(),
        new ContrastPass(),
        new AppearancePass(),
        new HearsayPass(),
        new UnrealPass(),
        new TransitionPass(),
        new DirectionPass(),
        new SellerPass(),
        new TimePass(),
        new OwnerPass(),
        new PairPass(),
        new AnswerPass(),
        new DoubtPass(),
        new IntentPass(),
        new ImplicationPass(),
    ];

    private static readonly IPass[] ConversationPasses =
    [
        new PointPass(),
        new CorrectionPass(),
        new AdditionPass(),
        new ActPass(),
        new RestraintPass(),
        new EverydayPass(),
    ];

    private readonly Lexicon lexicon;

    private UnderstandingEngine(Lexicon lexicon) => this.lexicon = lexicon;

    /// <summary>The longest text that is read, in UTF-16 units; what lies beyond is not looked at.</summary>
    public const int LongestText = 32 * 1024;

    /// <summary>Every product the lexicon knows, by id.</summary>
    public ImmutableArray<string> ProductIds => [.. lexicon.Products.Select(product => product.Id)];

    /// <summary>Loads the lexicon.</summary>
    /// <param name="directory">The folder of the lexicon's YAML files; in the build output it is "lexicon".</param>
    /// <exception cref="LexiconException">A file has a fault; it names file, line and remedy.</exception>
    public static UnderstandingEngine Load(string directory)
    {
        var (lexicon, faults) = LexiconReader.ReadKept(directory);
        return lexicon is null ? throw new LexiconException(faults) : new UnderstandingEngine(lexicon);
    }

    /// <summary>The name of a product as people write it; the id itself where the lexicon does not know it.</summary>
    public string ProductName(string id, Guidance.Language language)
    {
        var product = lexicon.Products.FirstOrDefault(known => known.Id == id);
        return product is null ? id : language == Guidance.Language.Korean ? product.Korean : product.English;
    }

    /// <inheritdoc/>
    public Reading Read(string text, Fact? asked, DateOnly today)
    {
        using var scratch = Scratch.Rent(text.Length);
        var cleaned = MailCutter.Cut(text.Length > LongestText ? text[..LongestText] : text);
        var personal = PersonalData.Mask(CaseCode.Blank(cleaned));
        DateReader.Find(personal.Text, today, lexicon.Spelling, scratch.Dates);
        var items = Items(DateReader.Blank(personal.Text, scratch.Dates), asked, scratch);
        var message = scratch.Message;
        message.Read(items, asked, EndsInQuestion(personal.Text));
        Apply(StatementPasses, message);
        var isAmbiguous = DateReader.Read(message, personal.Text, scratch.Dates, today);
        Apply(ConversationPasses, message);

        return ReadingWriter.Write(message, personal.Found, isAmbiguous);
    }

    /// <inheritdoc/>
    public ImmutableArray<DateOnly?> Days(string text, DateOnly today)
    {
        using var scratch = Scratch.Rent(text.Length);
        DateReader.Find(text, today, lexicon.Spelling, scratch.Dates);
        return [.. scratch.Dates.All.OrderBy(date => date.Start).Select(date => date.Day)];
    }

    private List<Item> Items(string text, Fact? asked, Scratch scratch)
    {
        scratch.Normal.Read(text);
        scratch.Words.Read(scratch.Normal, lexicon.Spelling);
        return scratch.Items.Build(scratch.Words, lexicon, scratch.Finder.FindAll(scratch.Words, lexicon, asked));
    }

    private static bool EndsInQuestion(string text) => text.AsSpan().TrimEnd().EndsWith("?", StringComparison.Ordinal);

    private static void Apply(IPass[] passes, Message message)
    {
        foreach (var pass in passes)
        {
            pass.Apply(message);
        }
    }
}
