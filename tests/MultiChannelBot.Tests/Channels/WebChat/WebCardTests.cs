using System.Text.Json;
using System.Text.Json.Nodes;
using MultiChannelBot.Cards.Content;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Tests.Cards;
using MultiChannelBot.Tests.Channels.Stories;

namespace MultiChannelBot.Tests.Channels.WebChat;

/// <summary>What replies look like on the web page.</summary>
public class WebCardTests
{
    [Fact]
    public async Task Every_card_is_valid_by_the_library_that_the_page_shows_it_with()
    {
        var cards = WebCardsFixture.All().Select(card => (card.Name, card.Json))
            .Append((Name: "inert", WebCardsFixture.Cards.Inert(Notice("notice.thanks")).Json))
            .Append((Name: "forgotten", WebCardsFixture.Cards.Forgotten(Language.Korean, Role.Customer).Json))
            .Append((Name: "line", WebCardsFixture.Cards.OneLine("One line").Json))
            .ToList();

        var answers = await NodeScript.Run("cards/validate.mjs", cards.Select(card => card.Json), TestContext.Current.CancellationToken);

        Assert.Equal(cards.Count, answers.Count);
        Assert.Empty(cards.Zip(answers).SelectMany(pair => JsonNode.Parse(pair.Second)!["problems"]!.AsArray().Select(problem => $"{pair.First.Name}: {problem}")));
    }

    [Fact]
    public void Every_press_is_a_submit_and_nothing_is_for_Teams_alone()
    {
        string[] foreign = ["msteams", "Action.Execute", "\"refresh\"", "\"fallback\":", "task/fetch"];

        Assert.Empty(WebCardsFixture.All().SelectMany(card => foreign.Where(card.Json.Contains).Select(word => $"{card.Name}: {word}")));
    }

    [Fact]
    public void Every_press_that_a_card_sends_can_be_read_back() => Assert.Empty(
        from card in WebCardsFixture.All()
        from data in WebStoryStage.Submits(JsonNode.Parse(card.Json)).Where(data => data[TeamsCardValue.CopyMark] is null)
        where !TeamsCardValue.TryRead(JsonSerializer.SerializeToElement(data), out _, out var reference) || reference != SampleReplies.Reference
        select $"{card.Name}: {data.ToJsonString()}");

    [Fact]
    public void No_answer_is_shortened_however_many_subscriptions_it_has()
    {
        var cut = WebCardsFixture.All().Where(card => card.Json.Length > TeamsCards.MostWebCharacters
            || card.Json.Contains(SampleTexts.Phrases.Say("card.shortened", card.Reply.Language), StringComparison.Ordinal));

        Assert.Contains(WebCardsFixture.All(), card => card.Name.StartsWith("answer-ten", StringComparison.Ordinal) && card.Json.Length > TeamsCards.MostCardCharacters);
        Assert.Empty(cut.Select(card => $"{card.Name}: {card.Json.Length}"));
    }

    [Fact]
    public void A_text_to_copy_has_a_button_that_holds_just_that_text()
    {
        foreach (var (name, reply) in WebCardsFixture.Copied())
        {
            var card = JsonNode.Parse(WebCardsFixture.Cards.Render(reply, SampleReplies.Reference).Json);
            var expected = ((NoticeContent)new ContentWriter(SampleTexts.Phrases.Say).Write(reply)).Copy;

            var copied = Assert.Single(WebStoryStage.Submits(card), data => data[TeamsCardValue.CopyMark] is not null);
            Assert.True(expected is { Length: > 0 } && (string?)copied[TeamsCardValue.CopyMark] == expected && copied.Count == 1, name);
        }
    }

    [Fact]
    public void What_is_to_be_taken_along_to_a_person_has_a_button_that_copies_it()
    {
        var plain = SampleReplies.Notice;
        var taken = plain with { IsToTakeAlong = true };

        var copied = (string?)Assert.Single(Copies(WebCardsFixture.Cards.Render(taken, SampleReplies.Reference).Json));
        Assert.NotNull(copied);
        Assert.Contains("- End of the term: 30 June 2027", copied, StringComparison.Ordinal);
        Assert.Empty(Copies(WebCardsFixture.Cards.Render(plain, SampleReplies.Reference).Json));
        Assert.Empty(Copies(TeamsCardsFixture.Cards.Render(taken, SampleReplies.Reference).Json));

        static IEnumerable<JsonNode?> Copies(string json) =>
            WebStoryStage.Submits(JsonNode.Parse(json)).Select(data => data[TeamsCardValue.CopyMark]).Where(text => text is not null);
    }

    [Fact]
    public void Only_an_answer_as_text_goes_to_the_clipboard_by_itself()
    {
        foreach (var (_, reply, json) in WebCardsFixture.All())
        {
            var copied = WebStoryStage.Submits(JsonNode.Parse(json)).Select(data => (string?)data[TeamsCardValue.CopyMark]).FirstOrDefault(text => text is not null);

            Assert.Equal(reply is Notice { Summary: not null } ? copied : null, WebCardsFixture.Cards.Clipboard(reply));
        }
    }

    [Fact]
    public void Nothing_is_to_be_copied_by_a_button_in_Teams() => Assert.DoesNotContain(
        WebCardsFixture.Copied(),
        sample => TeamsCardsFixture.Cards.Render(sample.Reply, SampleReplies.Reference).Json.Contains(TeamsCardValue.CopyMark, StringComparison.Ordinal));

    [Theory]
    [InlineData("privacy.reminder", "24")]
    [InlineData("message.copy", "Copy")]
    [InlineData("human.unset", "page")]
    [InlineData("human.take-along", "Copy")]
    public void What_does_not_hold_on_the_page_is_said_otherwise(string key, string word)
    {
        var shown = WebCardsFixture.Cards.Render(Notice(key), SampleReplies.Reference).Json;

        Assert.Contains(word, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(SampleTexts.Phrases.Say(key, Language.English), shown, StringComparison.Ordinal);
    }

    private static Notice Notice(string key) => new() { Language = Language.English, Role = Role.Customer, Revision = 0, Body = [Line.Of(key)] };
}
