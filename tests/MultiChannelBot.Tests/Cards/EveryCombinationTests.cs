using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Editions;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Tests.Cards;

/// <summary>
/// Every combination of what may be stated, as the conversation itself answers it: 2,304 of service, channel, intent, offer,
/// cloud, kind of partner and end of term, and those outside the page, in each edition, for each role, in each language.
/// </summary>
public partial class EveryCombinationTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly ImmutableArray<FactSet> Combinations = [.. Inside(), .. Outside()];

    public static TheoryData<string> Editions { get; } = [.. EditionReader.List(EditionReader.ShippedDirectory)];

    [Theory]
    [MemberData(nameof(Editions))]
    public async Task Every_answer_has_a_party_for_each_step_links_of_the_list_and_a_card_that_fits(string edition)
    {
        var desk = new Desk(edition);
        List<string> faults = [];
        HashSet<string> cards = [];
        var answers = 0;
        foreach (var facts in Combinations)
        {
            foreach (var (role, language) in Readers())
            {
                var reply = desk.Answer(facts, role, language);
                answers += reply is Answer ? 1 : 0;
                var card = desk.Cards.Render(reply, SampleReplies.Reference);
                cards.Add(card.Json);
                faults.AddRange(desk.FaultsOf(facts, reply, card).Select(fault => $"{language} {role} {Named(facts)}: {fault}"));
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
        Assert.True(answers > Combinations.Length * Readers().Count() / 2, $"Only {answers} of {Combinations.Length} combinations in every voice are answered.");
        Assert.Empty((await Problems(cards)).Take(20));
    }

    /// <summary>Only an offer that the edition asks for may still be open: everything else is stated.</summary>
    [Theory]
    [MemberData(nameof(Editions))]
    public void Only_an_offer_is_still_asked(string edition)
    {
        var desk = new Desk(edition);

        var asked = Combinations
            .Select(facts => desk.Answer(facts, Role.Sales, Language.English))
            .OfType<Ask>()
            .Select(ask => ask.Fact)
            .Distinct()
            .Except([Fact.AzureOffer, Fact.LicenseOffer]);

        Assert.Empty(asked);
    }

    private static async Task<IEnumerable<string>> Problems(IReadOnlyCollection<string> cards)
    {
        var verdicts = await NodeScript.Run("cards/validate.mjs", cards, TestContext.Current.CancellationToken);
        Assert.Equal(cards.Count, verdicts.Count);
        return verdicts.Where(verdict => verdict != """{"problems":[]}""").Distinct();
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

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex PlaceHolder();

    /// <summary>The conversation by one edition.</summary>
    private sealed class Desk
    {
        private readonly Triage triage;
        private readonly HashSet<string> links;

        public Desk(string edition)
        {
            triage = Triage.Load(new BotSettings { Guidance = new GuidanceSettings { Edition = edition } });
            Cards = TeamsCards.Load(TeamsCardsFixture.TemplateFolder, triage.Phrases.Say);
            links = [.. triage.Guide.Edition.Links.SelectMany(link => LanguageCodes.All.Select(link.Url))];
        }

        public TeamsCards Cards { get; }

        /// <summary>What is said when the case is looked at.</summary>
        public Reply Answer(FactSet facts, Role role, Language language)
        {
            var partnerType = facts.Value(Fact.PartnerType);
            var state = new CaseState
            {
                Revision = SampleReplies.Revision,
                Owner = "asker",
                Language = language,
                Role = role,
                PartnerType = partnerType,
                Subscriptions = [Subscription.Empty with { Facts = facts.With(Fact.PartnerType, Knowledge.Unknown) }],
            };
            var look = new Input.Clicked(new Press("status", null, null, SampleReplies.Revision)) { SaidAt = Now, Asker = "asker" };
            return Assert.Single(triage.Turn.Take(state, look, Now).Replies);
        }

        public IEnumerable<string> FaultsOf(FactSet facts, Reply reply, TeamsCard card) =>
        [
            .. reply is Answer answer ? answer.Parts.SelectMany(part => OutcomeFaults(part.Outcome, reply)) : [],
            .. Buttons(reply).Select(button => button.Link).OfType<Link>().SelectMany(link => LinkFaults(link, reply.Language)),
            .. CardFaults(card, reply),
        ];

        private IEnumerable<string> OutcomeFaults(Outcome outcome, Reply reply)
        {
            foreach (var step in outcome.Steps.Where(step => !Says(new TextKey($"card.party.{step.Party.Code()}.turn"), reply) || !Says(step.Text, reply)))
            {
                yield return $"step {step.Id} has no party or no text";
            }

            if (outcome.Id is not (OutcomeId.NotCovered or OutcomeId.ResaleNotAllowed or OutcomeId.TalkToAPerson) && outcome.Steps.IsEmpty)
            {
                yield return $"{outcome.Row} has no step";
            }

            foreach (var fault in outcome.Links.SelectMany(link => LinkFaults(link, reply.Language)))
            {
                yield return fault;
            }
        }

        private IEnumerable<string> LinkFaults(Link link, Language language)
        {
            if (!link.Url(language).StartsWith("https://", StringComparison.Ordinal))
            {
                yield return $"{link.Url(language)} is not https";
            }

            if (!links.Contains(link.Url(language)))
            {
                yield return $"{link.Url(language)} is not in the edition's list";
            }
        }

        private IEnumerable<string> CardFaults(TeamsCard card, Reply reply)
        {
            if (card.Json.Length > TeamsCards.MostCardCharacters)
            {
                yield return $"{card.Json.Length} characters";
            }

            if (card.Json.Contains(triage.Phrases.Say("card.shortened", reply.Language), StringComparison.Ordinal))
            {
                yield return $"the card is shortened: {card.Json.Length}";
            }

            foreach (var left in PlaceHolder().Matches(card.Text).Select(match => match.Value).Distinct())
            {
                yield return $"{left} was not filled";
            }
        }

        private bool Says(TextKey key, Reply reply) => !string.IsNullOrWhiteSpace(triage.Phrases.Say(key.Id, reply.Language));

        private static IEnumerable<Button> Buttons(Reply reply) => reply switch
        {
            Answer answer => answer.Actions,
            Ask ask => ask.Actions,
            _ => [],
        };
    }
}
