using System.Collections.Immutable;
using System.Text.Json.Nodes;
using MultiChannelBot.Cards.Templating;
using MultiChannelBot.Channels.Slack.Blocks;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Tests.Cards;

namespace MultiChannelBot.Tests.Channels.Slack;

public class SlackCardsTests
{
    [Fact]
    public void Every_shape_of_reply_keeps_to_the_rules_in_every_language_and_voice() =>
        Assert.Empty(SampleReplies.All().SelectMany(sample => SlackRules.FaultsOf(SlackCardsFixture.Render(sample.Reply, isShared: true)).Select(fault => $"{sample.Name}: {fault}")));

    [Fact]
    public void Everything_that_can_be_pressed_reads_back_with_the_revision_that_was_shown() =>
        Assert.All(SampleReplies.All(), sample =>
        {
            var presses = SlackCardsFixture.Render(sample.Reply).Presses();
            Assert.NotEmpty(presses);
            Assert.All(presses, press => Assert.Equal(SampleReplies.Revision, press.Revision));
        });

    [Theory]
    [InlineData(5, "button")]
    [InlineData(6, "static_select")]
    public void More_than_five_choices_are_a_menu(int count, string type)
    {
        var question = SampleReplies.Question(SampleReplies.PurchaseChannelsOf(count), first: false);

        var message = SlackCardsFixture.Render(question);

        var choices = message.Blocks().Single(block => (string?)block!["block_id"] == $"choices.{SampleReplies.Revision}")!["elements"]!.AsArray();
        Assert.All(choices, element => Assert.Equal(type, (string?)element!["type"]));
        Assert.Equal(
            question.Choices.Select(choice => new Press(Press.Answer, Fact.PurchaseChannel, choice.Value, SampleReplies.Revision)),
            message.Presses().Where(press => press.Do == Press.Answer && press.Value != Press.DontKnow));
        Assert.Contains(new Press(Press.Answer, Fact.PurchaseChannel, Press.DontKnow, SampleReplies.Revision), message.Presses());
    }

    [Fact]
    public void A_menu_whose_values_are_too_long_for_options_is_buttons()
    {
        var question = SampleReplies.Question(SampleReplies.PurchaseChannelsOf(8), first: false);

        var message = SlackCardsFixture.Cards.Render(question, new string('r', 120));

        Assert.Empty(SlackRules.FaultsOf(message));
        Assert.DoesNotContain(message.Blocks().Objects(), node => (string?)node["type"] == "static_select");
    }

    [Fact]
    public void An_answer_has_its_headline_in_a_header_and_what_comes_after_it_behind_the_dots()
    {
        var message = SlackCardsFixture.Render(SampleReplies.Answer(new AnswerPart(null, SampleOutcomes.RequestRelationship, null, [])));

        var header = Assert.Single(message.Blocks(), block => (string?)block!["type"] == "header");
        Assert.Equal(SampleTexts.Phrases.Say(SampleOutcomes.RequestRelationship.Headline, Language.English, Voice.Partner), (string)header!["text"]!["text"]!);
        var overflow = Assert.Single(message.Blocks().Objects(), node => (string?)node["type"] == "overflow");
        Assert.Equal(["change", "what-if", "summary", "feedback", "more"], overflow["options"]!.AsArray().Select(Press_).Select(press => press.Do));
    }

    [Fact]
    public void A_headline_too_long_for_a_header_is_read_to_its_end()
    {
        var title = new Line(new("human.contact"), ImmutableDictionary<string, Arg>.Empty.Add("contact", new Arg.Setting(new string('a', 200) + " end")));

        var message = SlackCardsFixture.Render(SampleReplies.Notice with { Title = title });

        Assert.DoesNotContain(message.Blocks(), block => (string?)block!["type"] == "header");
        Assert.Contains(message.Texts(), text => text.EndsWith(" end*", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_too_long_for_a_button_is_read_above_it()
    {
        var title = $"{new string('a', 80)} end";
        var label = Line.Of("human.contact").With("contact", new Arg.Setting(title));

        var message = SlackCardsFixture.Render(SampleReplies.Notice with { Actions = [new Button(label, new Press("show", null, "1", SampleReplies.Revision), null)], Known = [] });

        var body = Assert.Single(message.Blocks(), block => (string?)block!["type"] == "section");
        Assert.Contains(title, (string)body!["text"]!["text"]!, StringComparison.Ordinal);
        Assert.DoesNotContain(message.Blocks().Objects(), node => (string?)node["type"] == "button" && ((string)node["text"]!["text"]!).Contains(title, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_understood_fact_can_be_changed_where_it_stands()
    {
        var notice = SampleReplies.Notice with
        {
            Known = [new Chip(Fact.PurchaseChannel, PurchaseChannel.Ea, false, 0), new Chip(Fact.PurchaseChannel, null, false, 1), new Chip(Fact.Cloud, Cloud.Commercial, true, 1)],
            Subscriptions = 2,
        };

        var presses = SlackCardsFixture.Render(notice).Presses();

        Assert.All(notice.Known, chip => Assert.Contains(
            new Press("change", chip.Fact, chip.Subscription == 0 ? "0" : "1", SampleReplies.Revision), presses));
    }

    [Fact]
    public void A_step_of_any_length_is_read_to_its_end_in_as_many_blocks_as_it_takes()
    {
        var steps = Enumerable.Range(1, 40).Select(at => new Arg.Setting(string.Concat(Enumerable.Repeat($"word{at} ", 30)) + $"end{at}."));
        var notice = SampleReplies.Notice with { Known = [], Body = [.. steps.Select(step => Line.Of("human.contact").With("contact", step))] };

        var message = SlackCardsFixture.Render(notice);

        Assert.Empty(SlackRules.FaultsOf(message));
        var shown = string.Join('\n', message.Texts());
        Assert.All(Enumerable.Range(1, 40), at => Assert.Contains($"end{at}.", shown, StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_to_copy_is_preformatted_and_comes_as_it_was_written()
    {
        var copied = "Fish & Chips <Ltd> *not bold* `code`";
        var answer = SampleReplies.Answer(new AnswerPart(null, SampleOutcomes.RequestRelationship with { }, null, []));
        var title = Line.Of("human.contact").With("contact", new Arg.Setting(copied));

        var message = SlackCardsFixture.Render(SampleReplies.Notice with { Summary = answer with { Parts = [answer.Parts[0] with { Title = title }] } });

        var block = Assert.Single(message.Blocks().Objects(), node => (string?)node["type"] == "rich_text_preformatted");
        Assert.Contains(copied, (string)block["elements"]![0]!["text"]!, StringComparison.Ordinal);
        Assert.DoesNotContain(copied, message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_button_that_leaves_leads_to_the_readers_language_and_says_nothing_else()
    {
        var answer = SampleReplies.Answer(new AnswerPart(null, SampleOutcomes.RequestRelationship, null, [])) with { Language = Language.Korean };

        var links = SlackCardsFixture.Render(answer).Blocks().Objects().Where(node => node["url"] is not null).ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Contains("/ko-kr/", (string)link["url"]!, StringComparison.Ordinal));
        Assert.All(links, link => Assert.Null(link["value"]));
    }

    [Fact]
    public void A_draft_of_an_e_mail_is_a_link_and_no_button()
    {
        var draft = new Link("desk-mail", new TextKey("action.desk-mail"), "mailto:desk@contoso.example?subject=A%20case&body=Line");
        var notice = SampleReplies.Notice with { Actions = [new Button(Line.Of(draft.Title), null, draft)], Known = [] };

        var message = SlackCardsFixture.Render(notice);

        Assert.Empty(SlackRules.FaultsOf(message));
        Assert.DoesNotContain(message.Blocks().Objects(), node => node["url"] is not null);
        Assert.Contains($"<mailto:desk@contoso.example?subject=A%20case&amp;body=Line|{SampleTexts.Phrases.Say("action.desk-mail", Language.English)}>", message.Texts());
    }

    [Theory]
    [InlineData("<!channel> <!here> <@U012AB3CD> <#C012AB3CD>")]
    [InlineData("<https://example.org|Sign in>")]
    [InlineData("*bold* _it_ `code` ~gone~")]
    [InlineData("> quoted")]
    [InlineData("@here @channel :tada:")]
    [InlineData("${prompt} ${$root.lead}")]
    public void A_text_from_settings_stays_text(string hostile)
    {
        var line = Line.Of("human.contact").With("contact", new Arg.Setting(hostile));
        var notice = SampleReplies.Notice with { Title = line, Lead = [line], Body = [line], Known = [] };
        var plain = SampleReplies.Notice with { Title = Line.Of("human.title"), Lead = [], Body = [Line.Of("human.take-along")], Known = [] };

        var message = SlackCardsFixture.Render(notice);

        string[] marks = ["<!", "<@", "<#", "<https://example", "@here", "@channel", ":tada:", "`", "~", "*bold", "_it_"];
        Assert.All(message.Texts().Append(message.Text), text => Assert.All(marks, mark => Assert.DoesNotContain(mark, text, StringComparison.Ordinal)));
        Assert.Equal(hostile.Contains("${", StringComparison.Ordinal), message.Json().Contains("${prompt}", StringComparison.Ordinal));
        Assert.DoesNotContain("&gt; quoted", SlackCardsFixture.Render(plain).Json(), StringComparison.Ordinal);
    }

    [Fact]
    public void Others_are_told_whose_case_it_is_where_they_can_press()
    {
        var shared = SampleTexts.Phrases.Say("card.shared", Language.English);
        Reply[] ofCases = [SampleReplies.Question(SampleReplies.PurchaseChannelsOf(3), first: false), SampleReplies.Answer(new AnswerPart(null, SampleOutcomes.RequestRelationship, null, []))];

        Assert.All(ofCases, reply => Assert.Contains(shared, SlackCardsFixture.Render(reply, isShared: true).Texts()));
        Assert.All(ofCases, reply => Assert.DoesNotContain(shared, SlackCardsFixture.Render(reply).Texts()));
        Assert.DoesNotContain(shared, SlackCardsFixture.Render(SampleReplies.Notice, isShared: true).Texts());
    }

    [Fact]
    public void An_answered_message_is_one_line()
    {
        var chip = new Chip(Fact.PurchaseChannel, PurchaseChannel.Ea, false, 0);

        var message = SlackCardsFixture.Cards.Inert(chip, Language.English, Role.Sales);

        Assert.Empty(SlackRules.FaultsOf(message));
        Assert.Empty(message.Presses());
        Assert.Equal(message.Text, Assert.Single(message.Texts()));
    }

    [Theory]
    [InlineData("{\"blocks\":[{\"text\":\"${a b}\"}]}", "'a b' is no property path.")]
    [InlineData("{\"blocks\":[],\"text\":\"hello\"}", "more or less than a list of blocks.")]
    [InlineData("{\"blocks\":[", "this is no JSON.")]
    public void A_broken_template_is_named_with_its_line_and_a_remedy(string template, string problem)
    {
        var folder = Directory.CreateTempSubdirectory("mcb-slack").FullName;
        foreach (var file in Directory.GetFiles(SlackCardsFixture.TemplateFolder))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        File.WriteAllText(Path.Combine(folder, "notice.json"), template);

        var fault = Assert.Single(Assert.Throws<TemplateException>(() => SlackCards.Load(folder, SampleTexts.Phrases.Say)).Faults);

        Directory.Delete(folder, recursive: true);
        Assert.EndsWith("notice.json", fault.File, StringComparison.Ordinal);
        Assert.Equal(1, fault.Line);
        Assert.Contains(problem, fault.Problem, StringComparison.Ordinal);
        Assert.NotEmpty(fault.Remedy);
    }

    private static Press Press_(JsonNode? option) => SlackPress.TryRead((string?)option!["value"], out var press, out _) ? press : throw new InvalidOperationException();
}
