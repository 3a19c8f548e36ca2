using System.Text.Json;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Tests.Cards;

public class OfficialValidatorTests
{
    [Fact]
    public async Task Every_card_is_valid_by_the_official_library_and_keeps_our_own_rules()
    {
        var cards = SampleReplies.All()
            .Select(sample => (sample.Name, Json: TeamsCardsFixture.Cards.Render(sample.Reply, SampleReplies.Reference).Json))
            .Concat(EditionCards())
            .Concat(SampleReplies.All().Select(sample => (Name: sample.Name + " shared", TeamsCardsFixture.Cards.Render(sample.Reply, SampleReplies.Reference, TeamsCardView.Shared("29:ann")).Json)))
            .Concat(SampleReplies.All().Select(sample => (Name: sample.Name + " submitting", TeamsCardsFixture.Cards.Render(sample.Reply, SampleReplies.Reference, TeamsCardView.Submitting).Json)))
            .Append((Name: "inert", Json: TeamsCardsFixture.Cards.Inert(null, Language.Korean, Role.Customer).Json))
            .Append((Name: "inert-chip", Json: TeamsCardsFixture.Cards.Inert(new Chip(Fact.PurchaseChannel, PurchaseChannel.Ea, false, 0), Language.English, Role.Sales).Json))
            .ToList();

        var answers = await NodeScript.Run("cards/validate.mjs", cards.Select(card => card.Json), TestContext.Current.CancellationToken);

        Assert.Equal(cards.Count, answers.Count);
        var faults = cards.Zip(answers)
            .SelectMany(pair => Problems(pair.Second).Select(problem => $"{pair.First.Name}: {problem}"))
            .ToList();
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("""{"type":"TextBlock","text":" "}""", "empty")]
    [InlineData("""{"type":"TextBlock","text":"a","colour":"red"}""", "colour is not understood")]
    [InlineData("""{"type":"TextBlock","text":"a","size":"enormous"}""", "enormous")]
    [InlineData("""{"type":"Sparkline"}""", "Unknown element type")]
    [InlineData("""{"type":"Container","style":"warning","items":[{"type":"TextBlock","text":"a"}]}""", "no heading in words")]
    [InlineData("""{"type":"Input.Text","id":"a"}""", "no label")]
    public async Task A_card_that_breaks_a_rule_is_found(string element, string problem)
    {
        var card = $$"""{"type":"AdaptiveCard","version":"1.5","speak":"a","fallbackText":"a","body":[{{element}}]}""";

        var answers = await NodeScript.Run("cards/validate.mjs", [card], TestContext.Current.CancellationToken);

        Assert.Contains(Problems(Assert.Single(answers)), found => found.Contains(problem, StringComparison.Ordinal));
    }

    private static IEnumerable<(string Name, string Json)> EditionCards() =>
        from edition in EditionReplies.Editions
        let cards = TeamsCards.Load(TeamsCardsFixture.TemplateFolder, edition.Phrases.Say)
        from answer in EditionReplies.All(edition.Guide)
        from language in LanguageCodes.All
        select ($"{edition.Guide.Edition.Id} {answer.Part.Outcome.Row} {language}", cards.Render(answer.Reply with { Language = language }, SampleReplies.Reference).Json);

    private static IEnumerable<string> Problems(string answer) =>
        JsonDocument.Parse(answer).RootElement.GetProperty("problems").EnumerateArray().Select(problem => problem.GetString()!);
}
