using System.Collections.Immutable;
using CsCheck;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Tests.Cards;

/// <summary>
/// Every combination of what may be stated, as the conversation itself answers it: 2,304 of service, channel, intent, offer,
/// cloud, kind of partner and end of term, and those outside the page, in each edition, for each role, in each language.
/// </summary>
public class EveryCombinationTests
{
    private static readonly ImmutableArray<FactSet> Combinations = [.. Inside(), .. Outside()];

    public static TheoryData<string> Editions { get; } = [.. EditionReader.List(EditionReader.ShippedDirectory)];

    [Theory]
    [MemberData(nameof(Editions))]
    public async Task Every_answer_has_a_party_for_each_step_links_of_the_list_and_a_card_that_fits(string edition)
    {
        var desk = AnswerDesk.Of(edition);
        var all = Combinations.AsParallel().SelectMany(facts => Readers().Select(reader => Answered(desk, facts, reader))).ToList();
        var faults = all.SelectMany(one => one.Faults).Order(StringComparer.Ordinal).ToList();
        var answers = all.Count(one => one.IsAnswer);
        HashSet<string> cards = [.. all.Select(one => one.Card)];

        Assert.True(faults.Count == 0, string.Join("\n", faults));
        Assert.True(answers > Combinations.Length * Readers().Count() / 2, $"Only {answers} of {Combinations.Length} combinations in every voice are answered.");
        Assert.Empty((await Problems(cards)).Take(20));
    }

    /// <summary>Only an offer that the edition asks for may still be open: everything else is stated.</summary>
    [Theory]
    [MemberData(nameof(Editions))]
    public void Only_an_offer_is_still_asked(string edition)
    {
        var desk = AnswerDesk.Of(edition);

        var asked = Combinations
            .Select(facts => desk.Answer(facts, Role.Sales, Language.English))
            .OfType<Ask>()
            .Select(ask => ask.Fact)
            .Distinct()
            .Except([Fact.AzureOffer, Fact.LicenseOffer]);

        Assert.Empty(asked);
    }

    /// <summary>What is said, what is narrowed to a few, what nobody knows: in any mixture, for one subscription or several.</summary>
    [Theory]
    [MemberData(nameof(Editions))]
    public void Whatever_is_known_there_is_a_question_or_an_answer_that_fits(string edition)
    {
        var desk = AnswerDesk.Of(edition);

        Gen.Select(Partial.Array[1, 3], Gen.OneOf([.. Readers().Select(Gen.Const)])).Sample(
            (cases, reader) =>
            {
                var reply = desk.Answer(cases, reader.Role, reader.Language);
                var card = desk.Cards.Render(reply, SampleReplies.Reference);
                Assert.True(reply is Ask or Answer, reply.GetType().Name);
                Assert.Empty(cases.Length == 1 ? desk.FaultsOf(reply, card) : desk.FaultsOf(reply, card).Where(fault => !fault.StartsWith(AnswerDesk.Shortened, StringComparison.Ordinal)));
            },
            iter: 2_000);
    }

    private static (bool IsAnswer, string Card, List<string> Faults) Answered(AnswerDesk desk, FactSet facts, (Role Role, Language Language) reader)
    {
        var reply = desk.Answer(facts, reader.Role, reader.Language);
        var card = desk.Cards.Render(reply, SampleReplies.Reference);
        return (reply is Answer, card.Json, [.. desk.FaultsOf(reply, card).Select(fault => $"{reader.Language} {reader.Role} {Named(facts)}: {fault}")]);
    }

    // Each processor has a share of the cards: every one of them is judged.
    private static async Task<IEnumerable<string>> Problems(IReadOnlyCollection<string> cards)
    {
        var shares = cards.Chunk((cards.Count / Environment.ProcessorCount) + 1).ToList();
        var judged = await Task.WhenAll(shares.Select(share => NodeScript.Run("cards/validate.mjs", share, TestContext.Current.CancellationToken)));
        Assert.Equal(shares.Select(share => share.Length), judged.Select(share => share.Count));
        return judged.SelectMany(share => share).Where(verdict => verdict != """{"problems":[]}""").Distinct();
    }

    private static IEnumerable<(Role Role, Language Language)> Readers() =>
        from role in Enum.GetValues<Role>()
        from language in LanguageCodes.All
        select (role, language);

    private static IEnumerable<FactSet> Inside() =>
        from service in FactCatalogue.Of(Fact.ServiceType).Values
        from channel in FactCatalogue.Of(Fact.PurchaseChannel).Values
        from intent in FactCatalogue.Of(Fact.Intent).Values
        from offer in OrNone(FactCatalogue.Of(service == ServiceType.UsageBased ? Fact.AzureOffer : Fact.LicenseOffer).Values)
        from cloud in OrNone([Cloud.UsGovernment])
        from kind in OrNone(FactCatalogue.Of(Fact.PartnerType).Values)
        from end in OrNone([FactValue.TermEnd(new DateOnly(2027, 2, 28))])
        select FactSet.Of(((FactValue?[])[service, channel, intent, offer, cloud, kind, end]).OfType<FactValue>());

    private static IEnumerable<FactSet> Outside() =>
        from special in FactCatalogue.Of(Fact.OutsideClass).Values.Concat(FactCatalogue.Of(Fact.AlreadyOurs).Values)
        from channel in OrNone(FactCatalogue.Of(Fact.PurchaseChannel).Values)
        from intent in OrNone(FactCatalogue.Of(Fact.Intent).Values)
        from kind in OrNone(FactCatalogue.Of(Fact.PartnerType).Values)
        select FactSet.Of(((FactValue?[])[special, channel, intent, kind]).OfType<FactValue>());

    private static IEnumerable<FactValue?> OrNone(IEnumerable<FactValue> values) => [null, .. values];

    private static string Named(FactSet facts) => string.Join(' ', facts.Values.Select(value => value.Code));

    private static Gen<FactSet> Partial { get; } = FactCatalogue.All
        .Where(fact => !fact.Values.IsEmpty)
        .Select(Known)
        .Aggregate(Gen.Const(FactSet.Empty), (sets, one) => Gen.Select(sets, one, (set, known) => set.With(known.Fact, known.What)));

    private static Gen<(Fact Fact, Knowledge What)> Known(FactDefinition fact) => Gen.Frequency(
        (3, Gen.Const(Knowledge.Unknown)),
        (1, Gen.Const(Knowledge.DoesNotKnow)),
        (4, Gen.OneOf([.. fact.Values.Select(Gen.Const)]).Select(Knowledge.Of)),
        (1, Gen.Shuffle(fact.Values.ToArray(), 1, fact.Values.Length).Select(some => Knowledge.OneOf([.. some])))).Select(what => (fact.Id, what));
}
