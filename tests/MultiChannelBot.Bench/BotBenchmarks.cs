using BenchmarkDotNet.Attributes;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Commands;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Bench;

/// <summary>What else a turn is made of: the verdict, the whole turn, the card; and reading the edition at the start.</summary>
public class BotBenchmarks
{
    private const string Reference = "case-reference";

    private static readonly Input.Said Said = new("The customer's Office 365 came from an EA and they want us to manage it.")
    {
        SaidAt = Shipped.Noon,
        Asker = "asker",
    };

    private static readonly FactSet Facts =
        FactSet.Of(ServiceType.LicenseBased, PurchaseChannel.Ea, Guidance.Facts.Intent.Manage);

    private readonly string editions = EditionReader.ShippedDirectory;
    private Turn turn = null!;
    private Guide guide = null!;
    private TeamsCards cards = null!;
    private CaseState welcomed = null!;
    private Reply answer = null!;
    private Reply question = null!;

    [GlobalSetup]
    public void Load()
    {
        (turn, guide) = (Shipped.Triage.Turn, Shipped.Triage.Guide);
        cards = TeamsCards.Load(HostVerb.CardsDirectory, Shipped.Triage.Phrases.Say);
        var arrived = new Input.Arrived { SaidAt = Shipped.Noon, Asker = "asker" };
        welcomed = turn.Take(null, arrived, Shipped.Noon).State!;
        answer = turn.Take(welcomed, Said, Shipped.Noon).Replies[0];
        question = turn.Take(welcomed, Said with { Text = "The customer has Office 365." }, Shipped.Noon).Replies[0];
        if ((answer, question) is not (Answer, Ask))
        {
            throw new InvalidOperationException($"The turns that are measured should end in an answer and a question, but end in {answer.GetType().Name} and {question.GetType().Name}.");
        }
    }

    /// <summary>The verdict on one subscription whose facts are all known.</summary>
    [Benchmark]
    public Verdict Judge() => guide.Judge(Facts, Cloud.Commercial);

    /// <summary>A typed message that states all facts, from the text to the answer.</summary>
    [Benchmark]
    public TurnResult WholeTurn() => turn.Take(welcomed, Said, Shipped.Noon);

    /// <summary>The answer of that turn as a Teams card.</summary>
    [Benchmark]
    public TeamsCard TeamsCard() => cards.Render(answer, Reference);

    /// <summary>A question with its choices as a Teams card.</summary>
    [Benchmark]
    public TeamsCard TeamsQuestion() => cards.Render(question, Reference);

    /// <summary>Reading an edition from its files and proving its table, as the start does.</summary>
    [Benchmark]
    public EditionReading EditionColdLoad() => EditionReader.Read(editions, "2019-03-15");
}
