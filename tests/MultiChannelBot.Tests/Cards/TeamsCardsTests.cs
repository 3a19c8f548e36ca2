using System.Text.Json;
using System.Text.Json.Nodes;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Tests.Cards;

public class TeamsCardsTests
{
    [Fact]
    public void Everything_that_can_be_pressed_reads_back_as_the_press_that_was_meant()
    {
        foreach (var (name, reply) in SampleReplies.All())
        {
            var card = JsonNode.Parse(TeamsCardsFixture.Cards.Render(reply, SampleReplies.Reference).Json)!;
            var data = Objects(card).Select(node => node["data"]).OfType<JsonObject>().ToList();

            Assert.NotEmpty(data);
            Assert.All(data, submitted =>
            {
                // What a choice set submits is complete only with the choice that the client adds.
                submitted.TryAdd(TeamsCardValue.ChoiceId, "ea");
                Assert.True(TeamsCardValue.TryRead(Element(submitted), out var press, out var reference), $"{name}: {submitted.ToJsonString()}");
                Assert.Equal((press.Do == Press.Form ? Press.AnyRevision : SampleReplies.Revision, SampleReplies.Reference), (press.Revision, reference));
            });
        }
    }

    [Fact]
    public void A_choice_answers_its_question_with_its_value()
    {
        var question = SampleReplies.Question(SampleReplies.PurchaseChannelsOf(3), first: false);

        var presses = Presses(question);

        Assert.Contains(new Press(Press.Answer, Fact.PurchaseChannel, "advisor", SampleReplies.Revision), presses);
        Assert.Contains(new Press(Press.Answer, Fact.PurchaseChannel, Press.DontKnow, SampleReplies.Revision), presses);
    }

    [Theory]
    [InlineData(6, false)]
    [InlineData(7, true)]
    public void More_than_six_choices_are_a_choice_set(int count, bool isSet)
    {
        var question = SampleReplies.Question(SampleReplies.PurchaseChannelsOf(count), first: false);

        var card = JsonNode.Parse(TeamsCardsFixture.Cards.Render(question, SampleReplies.Reference).Json)!;

        Assert.Equal(isSet, Objects(card).Any(node => (string?)node["type"] == "Input.ChoiceSet"));
    }

    [Fact]
    public void I_dont_know_can_be_pressed_without_choosing_from_the_set()
    {
        var question = SampleReplies.Question(SampleReplies.PurchaseChannelsOf(8), first: false);

        var card = JsonNode.Parse(TeamsCardsFixture.Cards.Render(question, SampleReplies.Reference).Json)!;

        foreach (var type in (string[])["Action.Execute", "Action.Submit"])
        {
            var presses = Objects(card).Where(node => (string?)node["type"] == type).ToList();
            var checking = Assert.Single(presses, press => (string?)press["associatedInputs"] != "none");
            Assert.Null(checking["data"]!["value"]);
        }
    }

    [Fact]
    public void Every_understood_fact_can_be_changed_where_it_stands()
    {
        var notice = SampleReplies.Notice with
        {
            Known = [new Chip(Fact.PurchaseChannel, PurchaseChannel.Ea, false, 0), new Chip(Fact.PurchaseChannel, null, false, 1), new Chip(Fact.Cloud, Cloud.Commercial, true, 1)],
        };

        var presses = Presses(notice);

        Assert.All(notice.Known, chip => Assert.Contains(
            new Press("change", chip.Fact, chip.Subscription == 0 ? "0" : "1", SampleReplies.Revision), presses));
    }

    [Fact]
    public void What_is_assumed_or_not_known_is_said_in_words()
    {
        var answer = SampleReplies.Answer(new AnswerPart(null, SampleOutcomes.NotCovered, null, []));
        var chips = answer with { Known = [new Chip(Fact.Cloud, Cloud.Commercial, true, 0), new Chip(Fact.PurchaseChannel, null, false, 0)] };

        var text = TeamsCardsFixture.Cards.Render(chips, SampleReplies.Reference).Text;

        Assert.Contains("Commercial (assumed)", text, StringComparison.Ordinal);
        Assert.Contains("not known", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_branch_of_one_value_can_be_pressed_and_a_group_is_told()
    {
        var answer = SampleReplies.Answer(new AnswerPart(null, SampleOutcomes.NeedInfo, Fact.PurchaseChannel, SampleOutcomes.Branches));

        var answers = Presses(answer).Where(press => press.Do == Press.Answer).Select(press => press.Value);

        Assert.Equal(["csp-partner", "third-party", "syndication"], answers);
    }

    [Fact]
    public void A_reply_with_more_buttons_than_a_card_shows_loses_none_of_them()
    {
        var buttons = Enumerable.Range(0, 9).Select(at => new Button(Line.Of("action.add"), new Press("add", null, $"{at}", SampleReplies.Revision), null));

        var presses = Presses(SampleReplies.Notice with { Actions = [.. buttons], Known = [] });

        Assert.Equal(9, presses.Distinct().Count());
    }

    [Theory]
    [InlineData("**bold** _it_ `code` ~~gone~~")]
    [InlineData("[here](https://example.org) [a]: b")]
    [InlineData("- item")]
    [InlineData("1. item")]
    [InlineData("# heading")]
    [InlineData("> quote")]
    [InlineData("{{DATE(2019-03-15T00:00:00Z)}}")]
    [InlineData("&lt;b&gt; \\*")]
    [InlineData("${prompt} ${$root.speak}")]
    public void A_text_from_settings_stays_text(string hostile)
    {
        var notice = SampleReplies.Notice with { Body = [Line.Of("card.known.heading"), new Line(new("human.contact"), SampleReplies.Notice.Body[0].Args.SetItem("contact", new Arg.Setting(hostile)))], Known = [] };

        var card = JsonNode.Parse(TeamsCardsFixture.Cards.Render(notice, SampleReplies.Reference).Json)!;

        var shown = Objects(card).Where(node => (string?)node["type"] == "TextBlock").Select(node => (string)node["text"]!).ToList();
        string[] marks = ["*", "`", "~~", "](", "]:", "{{", "&lt;", "\\"];
        Assert.All(shown, text => Assert.All(marks, mark => Assert.DoesNotContain(mark, text, StringComparison.Ordinal)));
        Assert.DoesNotContain(shown, text => text.StartsWith("- ", StringComparison.Ordinal) || text.StartsWith("1. ", StringComparison.Ordinal));
        Assert.Equal(hostile.Contains("${", StringComparison.Ordinal), shown.Any(text => text.Contains("${prompt}", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_button_that_leaves_says_where_it_leads_and_leads_to_the_readers_language()
    {
        var answer = SampleReplies.Answer(new AnswerPart(null, SampleOutcomes.RequestRelationship, null, [])) with { Language = Language.Korean };

        var card = JsonNode.Parse(TeamsCardsFixture.Cards.Render(answer, SampleReplies.Reference).Json)!;

        var links = Objects(card).Where(node => (string?)node["type"] == "Action.OpenUrl").ToList();
        Assert.All(links, link => Assert.Contains("Microsoft Learn", (string)link["title"]!, StringComparison.Ordinal));
        Assert.All(links, link => Assert.Contains("/ko-kr/", (string)link["url"]!, StringComparison.Ordinal));
    }

    [Fact]
    public void The_customer_is_told_whose_turn_it_is_from_where_the_customer_stands()
    {
        var answer = SampleReplies.Answer(new AnswerPart(null, SampleOutcomes.RequestRelationship, null, []));

        var toPartner = TeamsCardsFixture.Cards.Render(answer, SampleReplies.Reference).Text;
        var toCustomer = TeamsCardsFixture.Cards.Render(answer with { Role = Role.Customer }, SampleReplies.Reference).Text;

        Assert.Contains("The customer’s turn", toPartner, StringComparison.Ordinal);
        Assert.Contains("Your new partner’s turn", toCustomer, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answered_card_is_left_with_the_answer_and_nothing_to_press()
    {
        var inert = TeamsCardsFixture.Cards.Inert(new Chip(Fact.PurchaseChannel, PurchaseChannel.Ea, false, 0), Language.English, Role.Sales);

        var card = JsonNode.Parse(inert.Json)!;

        Assert.DoesNotContain(Objects(card), node => ((string?)node["type"])?.StartsWith("Action.", StringComparison.Ordinal) == true);
        Assert.Equal("Where it was bought: Enterprise Agreement (EA)", inert.Text);
    }

    private static List<Press> Presses(Reply reply) =>
        [.. Objects(JsonNode.Parse(TeamsCardsFixture.Cards.Render(reply, SampleReplies.Reference).Json)!)
            .Select(node => node["data"]).OfType<JsonObject>()
            .Select(data => TeamsCardValue.TryRead(Element(data), out var press, out _) ? press : null)
            .OfType<Press>()];

    private static JsonElement Element(JsonNode node) => JsonSerializer.SerializeToElement(node);

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject parent => parent.SelectMany(property => Objects(property.Value)).Prepend(parent),
        JsonArray items => items.SelectMany(Objects),
        _ => [],
    };
}
