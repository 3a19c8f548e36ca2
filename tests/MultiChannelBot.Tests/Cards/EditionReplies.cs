using System.Collections.Immutable;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Conversation.Text;
using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Tests.Cards;

/// <summary>Answers with every outcome that the shipped editions give.</summary>
internal static class EditionReplies
{
    /// <summary>Each shipped edition with its phrasebook.</summary>
    public static ImmutableArray<(Guide Guide, Phrasebook Phrases)> Editions { get; } =
    [
        .. EditionReader.List(EditionReader.ShippedDirectory).Select(id =>
        {
            var edition = EditionReader.Read(EditionReader.ShippedDirectory, id).Edition!;
            return (new Guide(edition), Phrasebook.Read(Path.Combine(AppContext.BaseDirectory, "Text"), edition.Texts.Find));
        }),
    ];

    /// <summary>An answer for every combination of what decides, with all that was understood below it.</summary>
    public static IEnumerable<(FactSet Facts, AnswerPart Part, Answer Reply)> All(Guide guide) =>
        from facts in Combinations()
        let part = Part(guide.Judge(facts, Cloud.Commercial))
        where part is not null
        select (facts, part, Reply(facts, part));

    /// <summary>An answer of several parts.</summary>
    public static Answer Together(IReadOnlyList<(FactSet Facts, AnswerPart Part)> cases) =>
        SampleReplies.Answer([.. cases.Select((entry, at) => SampleReplies.Titled(at, cases.Count, entry.Part.Outcome) with
        {
            Open = entry.Part.Open,
            Branches = entry.Part.Branches,
        })]) with
        {
            Known = [.. cases.SelectMany((entry, at) => Known(entry.Facts, at)), Assumed],
        };

    private static Chip Assumed { get; } = new(Fact.Cloud, Cloud.Commercial, true, 0);

    private static Answer Reply(FactSet facts, AnswerPart part) =>
        SampleReplies.Answer(part) with { Known = [.. Known(facts, 0), Assumed] };

    private static IEnumerable<Chip> Known(FactSet facts, int subscription) =>
        from definition in FactCatalogue.All
        let knows = facts[definition.Id]
        where knows is Knowledge.Stated or Knowledge.CannotSay
        select new Chip(definition.Id, (knows as Knowledge.Stated)?.Value, false, subscription);

    private static AnswerPart? Part(Verdict verdict) => verdict switch
    {
        Verdict.Decided decided => new AnswerPart(null, decided.Outcome, null, []),
        Verdict.Undecided open => new AnswerPart(null, open.Outcome, open.Fact, open.Branches),
        _ => null,
    };

    private static IEnumerable<FactSet> Combinations()
    {
        IEnumerable<FactSet> sets = [FactSet.Empty];
        foreach (var fact in (Fact[])[Fact.ServiceType, Fact.PurchaseChannel, Fact.Intent])
        {
            Knowledge[] answers = [Knowledge.DoesNotKnow, .. FactCatalogue.Of(fact).Values.Select(Knowledge.Of)];
            sets = [.. sets.SelectMany(_ => answers, (set, answer) => set.With(fact, answer))];
        }

        foreach (var fact in (Fact[])[Fact.AzureOffer, Fact.LicenseOffer, Fact.OutsideClass, Fact.AlreadyOurs, Fact.PartnerType])
        {
            Knowledge[] answers = [Knowledge.Unknown, .. FactCatalogue.Of(fact).Values.Select(Knowledge.Of).Take(fact == Fact.OutsideClass ? 1 : 3)];
            sets = [.. sets.SelectMany(_ => answers, (set, answer) => set.With(fact, answer))];
        }

        return sets.SelectMany(set => (FactSet[])[set, set.With(Cloud.UsGovernment)]);
    }
}
