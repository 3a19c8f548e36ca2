using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Conversation.Text;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Rules;

namespace MultiChannelBot.Tests.Cards;

public class TeamsCardSizeTests
{
    [Fact]
    public void Every_answer_of_every_edition_fits_whole_in_every_language_and_voice()
    {
        var misfits =
            from edition in EditionReplies.Editions
            let cards = TeamsCards.Load(TeamsCardsFixture.TemplateFolder, edition.Phrases.Say)
            from answer in EditionReplies.All(edition.Guide)
            from language in LanguageCodes.All
            from role in (Role[])[Role.Sales, Role.Customer]
            let card = cards.Render(answer.Reply with { Language = language, Role = role }, SampleReplies.Reference)
            let shortened = edition.Phrases.Say("card.shortened", language)
            where card.Json.Length > TeamsCards.MostCardCharacters || card.Json.Contains(shortened, StringComparison.Ordinal)
            select $"{edition.Guide.Edition.Id} {answer.Part.Outcome.Row} {language} {role}: {card.Json.Length}";

        Assert.Empty(misfits);
    }

    [Fact]
    public void What_others_are_told_in_a_group_fits_beside_every_answer()
    {
        var shared = TeamsCardView.Shared("29:" + new string('x', 120), new string('x', 200));
        var cards =
            from edition in EditionReplies.Editions
            let renderer = TeamsCards.Load(TeamsCardsFixture.TemplateFolder, edition.Phrases.Say)
            from answer in EditionReplies.All(edition.Guide)
            from language in LanguageCodes.All
            select (Name: $"{edition.Guide.Edition.Id} {answer.Part.Outcome.Row} {language}", renderer.Render(answer.Reply with { Language = language }, SampleReplies.Reference, shared).Json, Cut: edition.Phrases.Say("card.shortened", language));

        var misfits = cards.Where(card => card.Json.Length > TeamsCards.MostCardCharacters || card.Json.Contains(card.Cut, StringComparison.Ordinal)).Select(card => $"{card.Name}: {card.Json.Length}");

        Assert.Empty(misfits);
    }

    [Fact]
    public void Ten_subscriptions_fit_and_the_card_says_that_it_is_shortened()
    {
        foreach (var (guide, phrases) in EditionReplies.Editions)
        {
            var cards = TeamsCards.Load(TeamsCardsFixture.TemplateFolder, phrases.Say);
            var largest = EditionReplies.All(guide)
                .OrderByDescending(answer => answer.Part.Outcome.Steps.Length)
                .Take(CaseState.MostSubscriptions)
                .Select(answer => (answer.Facts, answer.Part))
                .ToList();

            var card = cards.Render(EditionReplies.Together(largest), SampleReplies.Reference);

            Assert.InRange(card.Json.Length, 1, TeamsCards.MostCardCharacters);
            Assert.Contains(phrases.Say("card.shortened", Language.English), card.Json, StringComparison.Ordinal);
            Assert.All(largest, entry => Assert.Contains(phrases.Say(entry.Part.Outcome.Headline, Language.English, Voice.Partner), card.Json, StringComparison.Ordinal));

            // Whoever has nothing to press is not told to press.
            var forOthers = cards.Share(EditionReplies.Together(largest)).Json;
            Assert.Contains(phrases.Say("card.shortened.for-others", Language.English), forOthers, StringComparison.Ordinal);
            Assert.DoesNotContain(phrases.Say("card.shortened", Language.English), forOthers, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Korean)]
    public void Of_two_subscriptions_all_that_was_understood_is_shown(Language language)
    {
        var (cases, phrases) = ALicenseCaseAndTheLongestWay();
        var cards = TeamsCards.Load(TeamsCardsFixture.TemplateFolder, phrases.Say);
        var understood = phrases.Say("card.known.heading", language);

        var card = cards.Render(EditionReplies.Together(cases) with { Language = language }, SampleReplies.Reference);

        var facts = card.Text[card.Text.IndexOf(understood, StringComparison.Ordinal)..]
            .Split('\n').Where(line => line.StartsWith("  - ", StringComparison.Ordinal)).Select(line => line[4..].TrimEnd()).ToList();
        Assert.True(facts.Count >= 5, card.Text);
        Assert.All(facts, fact => Assert.Contains(fact, card.Json, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("가")]
    [InlineData("\"")]
    [InlineData("👩‍💻")]
    [InlineData("\u0007")]
    public void A_text_of_any_length_from_settings_never_makes_a_card_too_large(string piece)
    {
        var contact = new Arg.Setting(string.Concat(Enumerable.Repeat(piece, 50_000)));
        var line = Line.Of("human.contact").With("contact", contact);
        var notice = SampleReplies.Notice with { Title = line, Lead = [line, line], Body = [.. Enumerable.Repeat(line, 100)] };

        var card = TeamsCardsFixture.Cards.Render(notice, SampleReplies.Reference);

        Assert.InRange(card.Json.Length, 1, TeamsCards.MostCardCharacters);
        Assert.InRange(card.Summary.Length, 1, TeamsCards.MostSummaryCharacters);
        Assert.DoesNotContain("\uFFFD", card.Json, StringComparison.Ordinal);
    }

    private static (List<(FactSet Facts, AnswerPart Part)> Cases, Phrasebook Phrases) ALicenseCaseAndTheLongestWay()
    {
        var (guide, phrases) = EditionReplies.Editions.Single(edition => edition.Guide.Edition.Id == "2019-03-15");
        FactSet[] cases = [FactSet.Of(ServiceType.LicenseBased, PurchaseChannel.CspPartner, Intent.Move), FactSet.Of(ServiceType.UsageBased, PurchaseChannel.Ea)];
        return ([.. cases.Select(facts => (facts, new AnswerPart(null, Assert.IsType<Verdict.Decided>(guide.Judge(facts, Cloud.Commercial)).Outcome, null, [])))], phrases);
    }
}
