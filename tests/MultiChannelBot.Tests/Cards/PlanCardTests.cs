using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Conversation.Text;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Drift;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Tests.Cards;

/// <summary>The card of several subscriptions.</summary>
public class PlanCardTests
{
    private static readonly (Guide Guide, Phrasebook Phrases, TeamsCards Cards, List<(FactSet Facts, AnswerPart Part)> All)[] Editions =
    [
        .. EditionReplies.Editions.Select(edition => (
            edition.Guide,
            edition.Phrases,
            TeamsCards.Load(TeamsCardsFixture.TemplateFolder, edition.Phrases.Say),
            EditionReplies.All(edition.Guide).Select(answer => (answer.Facts, answer.Part)).ToList())),
    ];

    private static readonly Gen<(int Edition, int[] Picks, Language Language, Role Role)> Estates = Gen.Select(
        Gen.Int[0, Editions.Length - 1], Gen.Int[0, 9_999].Array[2, CaseState.MostSubscriptions], Gen.Enum<Language>(), Gen.Enum<Role>());

    [Fact]
    public void Any_two_to_ten_subscriptions_fit_with_every_headline_and_every_step_of_whoevers_turn_it_is() => Estates.Sample(
        estate => AssertFits(estate.Edition, [.. estate.Picks.Select(pick => Editions[estate.Edition].All[pick % Editions[estate.Edition].All.Count])], estate.Language, estate.Role),
        iter: 400,
        threads: 1);

    [Fact]
    public void So_do_the_ten_with_the_longest_ways()
    {
        for (var edition = 0; edition < Editions.Length; edition++)
        {
            foreach (var (cases, language, role) in EditionReplies.LongestWays(Editions[edition].All))
            {
                AssertFits(edition, cases, language, role);
            }
        }
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Korean)]
    public void Of_two_everyday_subscriptions_every_step_is_shown(Language language)
    {
        var (guide, phrases, cards, _) = Editions[0];
        FactSet[] facts = [FactSet.Of(ServiceType.LicenseBased, PurchaseChannel.CspPartner, Intent.Move), FactSet.Of(ServiceType.UsageBased, PurchaseChannel.Ea)];
        var reply = EditionReplies.Together([.. facts.Select(one => (one, new AnswerPart(null, guide.Judge(one, Cloud.Commercial).Answer!, null, [])))]) with { Language = language };

        var card = cards.Render(reply, SampleReplies.Reference);

        Assert.All(reply.Plan!.Lanes.SelectMany(lane => lane.Steps), step => Assert.Contains(Escaped(phrases.Say(step.Text, language, Voice.Partner)), card.Json, StringComparison.Ordinal));
        Assert.All(reply.Plan.Order, line => Assert.Contains(Escaped(phrases.Say(line, language, Voice.Partner)), card.Json, StringComparison.Ordinal));
        Assert.Contains(phrases.Say("card.traps", language), card.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_pages_side_by_side_fit_whole()
    {
        var newest = Editions[^1].Guide;
        var misfits =
            from edition in Editions[..^1]
            let drift = new DriftFinder(newest)
            from one in edition.All
            from end in drift.Of(one.Part.Outcome, one.Facts, Cloud.Commercial)?.Ends ?? []
            from language in LanguageCodes.All
            from role in (Role[])[Role.Sales, Role.Customer]
            let card = edition.Cards.Render(SideBySide(one.Facts, one.Part, end, role) with { Language = language }, SampleReplies.Reference)
            where card.Json.Contains(edition.Phrases.Say("card.shortened", language), StringComparison.Ordinal) || card.Json.Length > TeamsCards.MostCardCharacters
            select $"{edition.Guide.Edition.Id} {one.Part.Outcome.Row} {language} {role}: {card.Json.Length}";

        Assert.Empty(misfits.Distinct().Take(20));
    }

    private static Answer SideBySide(FactSet facts, AnswerPart part, DriftEnd end, Role role)
    {
        ImmutableArray<AnswerPart> parts = [.. new[] { part.Outcome, end.Outcome }.Select(outcome => new AnswerPart(
            outcome.Receipt.Page(),
            outcome.For(role) with { Notes = [], Conditions = [], Traps = [], Receipt = outcome.Receipt with { Bases = [] } },
            null,
            []) { IsOfOnePage = true })];
        return EditionReplies.Together([(facts, part)]) with { Parts = parts, Plan = null, Role = role, Actions = SampleReplies.Answer(part).Actions[1..3], Lead = [] };
    }

    private static void AssertFits(int edition, List<(FactSet Facts, AnswerPart Part)> cases, Language language, Role role)
    {
        var (_, phrases, cards, _) = Editions[edition];
        var reply = EditionReplies.Together(cases) with { Language = language, Role = role };

        var card = cards.Render(reply, SampleReplies.Reference);

        Assert.InRange(card.Json.Length, 1, TeamsCards.MostCardCharacters);
        string Say(Line line) => Escaped(phrases.Say(line, language, role.Voice()));
        Assert.All(reply.Parts, part => Assert.Contains(Say(part.Outcome.Text(part.Outcome.Headline)), card.Json, StringComparison.Ordinal));
        var now = reply.Plan?.Lanes.Where(lane => lane.When == LaneTime.Now).SelectMany(lane => lane.Steps) ?? [];
        Assert.All(now, step => Assert.Contains(Say(step.Text), card.Json, StringComparison.Ordinal));
        var isWhole = reply.Plan?.Lanes.SelectMany(lane => lane.Steps).All(step => card.Json.Contains(Say(step.Text), StringComparison.Ordinal)) ?? true;
        Assert.True(isWhole || card.Json.Contains(phrases.Say("card.shortened", language), StringComparison.Ordinal), card.Json);
    }

    private static string Escaped(string text) => JsonEncodedText.Encode(TeamsCardText.Plain(text), JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value;
}
