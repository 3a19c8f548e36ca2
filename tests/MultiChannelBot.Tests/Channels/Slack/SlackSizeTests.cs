using CsCheck;
using MultiChannelBot.Channels.Slack.Blocks;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Conversation.Text;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Rules;
using MultiChannelBot.Tests.Cards;

namespace MultiChannelBot.Tests.Channels.Slack;

public class SlackSizeTests
{
    private static readonly (Guide Guide, Phrasebook Phrases, SlackCards Cards, List<(FactSet Facts, AnswerPart Part)> All)[] Editions =
    [
        .. EditionReplies.Editions.Select(edition => (
            edition.Guide,
            edition.Phrases,
            SlackCards.Load(SlackCardsFixture.TemplateFolder, edition.Phrases.Say),
            EditionReplies.All(edition.Guide).Select(answer => (answer.Facts, answer.Part)).ToList())),
    ];

    /// <summary>As the conversation answers: every outcome that differs in anything shown, with the most facts that lead to it.</summary>
    [Fact]
    public void Every_answer_of_every_edition_is_shown_whole_to_every_role_in_every_language()
    {
        var faults =
            from edition in Editions.AsParallel()
            let desk = AnswerDesk.Of(edition.Guide.Edition.Id)
            from one in edition.All
            from role in Enum.GetValues<Role>()
            from language in LanguageCodes.All
            let reply = desk.Answer(one.Facts, role, language)
            from fault in FaultsOf(edition.Cards.Render(reply, SampleReplies.Reference, isShared: true), edition.Phrases, language)
            select $"{edition.Guide.Edition.Id} {one.Part.Outcome.Row} {role} {language}: {fault}";

        Assert.Empty(faults.Distinct().Take(20));
    }

    [Fact]
    public void Any_two_to_ten_subscriptions_fit_with_every_headline_and_every_step_of_whoevers_turn_it_is() =>
        Gen.Select(Gen.Int[0, Editions.Length - 1], Gen.Int[0, 9_999].Array[2, CaseState.MostSubscriptions], Gen.Enum<Language>(), Gen.Enum<Role>()).Sample(
            (edition, picks, language, role) => AssertFits(edition, [.. picks.Select(pick => Editions[edition].All[pick % Editions[edition].All.Count])], language, role),
            iter: 60,
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

    [Fact]
    public void A_text_to_copy_that_does_not_fit_is_cut_with_a_word()
    {
        var (_, phrases, cards, all) = Editions[0];
        var many = EditionReplies.Together([.. all.OrderByDescending(one => one.Part.Outcome.Steps.Length).Take(CaseState.MostSubscriptions)]);

        var message = cards.Render(SampleReplies.Notice with { Summary = many, Actions = [], Known = [] }, SampleReplies.Reference);

        Assert.Empty(SlackRules.FaultsOf(message));
        Assert.Contains(message.Texts(), text => text.EndsWith('…'));
        Assert.Contains(phrases.Say("card.shortened", Language.English), message.Texts());
    }

    [Theory]
    [InlineData("x")]
    [InlineData("가")]
    [InlineData("&")]
    [InlineData("\"")]
    [InlineData("👩‍💻")]
    [InlineData("word ")]
    [InlineData("*\n")]
    public void A_text_of_any_length_from_settings_never_makes_a_message_that_slack_refuses(string piece)
    {
        var line = Line.Of("human.contact").With("contact", new Arg.Setting(string.Concat(Enumerable.Repeat(piece, 20_000))));
        var notice = SampleReplies.Notice with { Title = line, Lead = [line, line], Body = [.. Enumerable.Repeat(line, 20)] };

        var message = SlackCardsFixture.Render(notice);

        Assert.Empty(SlackRules.FaultsOf(message));
        Assert.Contains(SampleTexts.Phrases.Say("card.cut", Language.English), message.Texts());
    }

    [Theory]
    [InlineData(30)]
    [InlineData(400)]
    public void Nor_does_any_number_of_buttons(int count)
    {
        var buttons = Enumerable.Range(0, count).Select(at => new Button(Line.Of("action.add"), new Press("add", null, $"{at}", SampleReplies.Revision), null));

        var message = SlackCardsFixture.Render(SampleReplies.Notice with { Actions = [.. buttons], Known = [] });

        Assert.Empty(SlackRules.FaultsOf(message));
        Assert.Equal(count < 100, message.Presses().Count == count);
    }

    private static IEnumerable<string> FaultsOf(SlackMessage message, Phrasebook phrases, Language language) =>
        [.. SlackRules.FaultsOf(message), .. message.Json().Contains(phrases.Say("card.shortened", language), StringComparison.Ordinal) ? ["it is shortened"] : Array.Empty<string>()];

    private static void AssertFits(int edition, List<(FactSet Facts, AnswerPart Part)> cases, Language language, Role role)
    {
        var (_, phrases, cards, _) = Editions[edition];
        var reply = EditionReplies.Together(cases) with { Language = language, Role = role };

        var message = cards.Render(reply, SampleReplies.Reference);

        Assert.Empty(SlackRules.FaultsOf(message));
        var shown = string.Join('\n', message.Texts());
        bool IsShown(Line line) => shown.Contains(SlackText.Whole(phrases.Say(line, language, role.Voice())), StringComparison.Ordinal);
        Assert.All(reply.Parts, part => Assert.True(IsShown(part.Outcome.Text(part.Outcome.Headline)), shown));
        var steps = reply.Plan?.Lanes.SelectMany(lane => lane.Steps.Select(step => (lane.When, step.Text))).ToList() ?? [];
        Assert.All(steps.Where(step => step.When == LaneTime.Now), step => Assert.True(IsShown(step.Text), shown));
        Assert.True(steps.TrueForAll(step => IsShown(step.Text)) || shown.Contains(phrases.Say("card.shortened", language), StringComparison.Ordinal), shown);
    }
}
