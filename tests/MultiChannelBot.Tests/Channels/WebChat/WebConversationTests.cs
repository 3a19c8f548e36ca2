using System.Text.Json.Nodes;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Conversation;
using MultiChannelBot.Guidance;
using MultiChannelBot.Tests.Channels.Stories;

namespace MultiChannelBot.Tests.Channels.WebChat;

/// <summary>What the web page is told over the Direct Line endpoint, where it differs from other channels.</summary>
public class WebConversationTests
{
    private const string Asked = "Office 365 from an EA, we should manage it";
    private const string Ends = "Office 365 from another CSP partner, move it to us, the term ends on 2027-06-30";

    [Theory]
    [InlineData(Language.English, "Your Microsoft subscriptions, looked after by us", "What did you buy")]
    [InlineData(Language.Korean, "Microsoft 구독 관리, 저희가 도와드립니다", "어떤 것을 구매하셨")]
    public async Task It_is_welcomed_and_asked_at_once_in_its_own_language(Language language, string title, string question)
    {
        await using var stage = await StageAsync();
        var asked = await stage.ArriveAsync(language);

        Assert.Equal(2, stage.Activities.Count);
        Assert.Contains(title, Card(stage.Activities[0]), StringComparison.Ordinal);
        Assert.Contains(question, asked, StringComparison.Ordinal);

        // The question says nothing that the welcome said, and nobody is asked who they are.
        Assert.Null(Texts(stage.Shown).FirstOrDefault(text => text.Contains("multi-", StringComparison.Ordinal)));
        Assert.DoesNotContain("\"role\"", Card(stage.Activities[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_language_is_changed_by_the_switch_of_the_page()
    {
        await using var stage = await StageAsync();
        await stage.ArriveAsync(Language.English);

        Assert.Contains("어떤 것을 구매하", await stage.SendAsync(stage.Activity("event", Language.English, ("name", "language"), ("value", "ko"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customer_is_led_through_the_steps_before_anything_else()
    {
        await using var stage = await StageAsync();
        await stage.SayAsync(Asked, "", Language.English);
        var first = WebStoryStage.Submits(stage.Shown).First(data => data["do"] is not null);

        Assert.Equal("steps", (string?)first["do"]);
        Assert.Equal("positive", (string?)first.Parent!["style"]);
        Assert.Contains("Step 1 of", await stage.SubmitAsync(first, Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_as_text_goes_to_the_clipboard_and_has_a_button()
    {
        await using var stage = await StageAsync();
        await stage.SayAsync(Asked, "", Language.English);
        await stage.SayAsync("summary", "", Language.English);

        var copied = (string?)stage.Activities[^1]["channelData"]![TeamsCardValue.CopyMark];
        Assert.Contains("Case code: ", copied, StringComparison.Ordinal);
        Assert.Equal(copied, (string?)WebStoryStage.Submits(stage.Shown).Single(data => data[TeamsCardValue.CopyMark] is not null)[TeamsCardValue.CopyMark]);
    }

    [Theory]
    [InlineData("message")]
    [InlineData("메일 쓰기")]
    public async Task A_message_to_send_has_a_button_and_is_copied_by_nothing_else(string text)
    {
        await using var stage = await StageAsync();
        await stage.SayAsync("Our Azure is from another CSP partner, please take it over", "", Language.English);
        await stage.SayAsync(text, "", Language.English);
        if (WebStoryStage.Submits(stage.Shown).FirstOrDefault(data => (string?)data["do"] == "message" && data["value"] is not null) is { } toOne && !stage.Shown!.ToJsonString().Contains(TeamsCardValue.CopyMark, StringComparison.Ordinal))
        {
            await stage.SubmitAsync(toOne, Language.English);
        }

        Assert.Contains(WebStoryStage.Submits(stage.Shown), data => data[TeamsCardValue.CopyMark] is not null);
        Assert.Null(stage.Activities[^1]["channelData"]![TeamsCardValue.CopyMark]);
    }

    [Theory]
    [InlineData(Ends, "remind me", "These are the days to put into your calendar")]
    [InlineData(Ends, "remind me on 3 March 2027", "3 March 2027")]
    [InlineData(Asked, "remind me", "In 30 days")]
    [InlineData(Asked + ", the term ends on 2027-06-30", "remind me", "When the term ends, 30 June 2027")]
    public async Task In_place_of_a_reminder_there_is_a_calendar(string text, string wish, string told)
    {
        await using var stage = await StageAsync("--Package:PublicUrl", "https://bot.example.com");
        await stage.SayAsync(text, "", Language.English);
        var shown = await stage.SayAsync(wish, "", Language.English);

        Assert.Contains(told, shown, StringComparison.Ordinal);
        Assert.Contains(".ics", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Remind me", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Office 365 from another CSP partner, move it to us", "Once I know when the term ends")]
    [InlineData(Asked, "put the day into a calendar of your own")]
    [InlineData("hello", "A reminder belongs to an answer")]
    public async Task Without_a_day_it_is_said_what_is_missing(string text, string told)
    {
        await using var stage = await StageAsync();
        await stage.SayAsync(text, "", Language.English);

        Assert.Contains(told, await stage.SayAsync("remind me", "", Language.English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Jiwon at the desk, desk@contoso.example, +82 2 0000 0000", "mailto:desk@contoso.example?subject=")]
    [InlineData("Call +82 2 0000 0000", null)]
    [InlineData("desk@contoso.example or help@contoso.example", null)]
    [InlineData(null, null)]
    public async Task Whoever_asks_for_a_person_gets_the_contact_and_a_draft(string? contact, string? draft)
    {
        await using var stage = await StageAsync(contact is null ? [] : ["--Guidance:Partner:Contact", contact]);
        await stage.SayAsync(Asked, "", Language.English);
        var shown = await stage.SayAsync("human", "", Language.English);

        Assert.Contains(contact ?? "No contact is named here yet.", shown, StringComparison.Ordinal);
        Assert.Equal(draft is not null, shown!.Contains("mailto:", StringComparison.Ordinal));
        Assert.Contains(draft ?? string.Empty, shown, StringComparison.Ordinal);
        var body = Uri.UnescapeDataString(shown[(shown.IndexOf("&body=", StringComparison.Ordinal) + 1)..]);
        Assert.True(draft is null || (body.Contains("Answer so far: ", StringComparison.Ordinal) && body.Contains("\r\n1. ", StringComparison.Ordinal)), body);
    }

    [Fact]
    public async Task The_form_is_a_card_and_what_is_filled_in_is_answered()
    {
        await using var stage = await StageAsync();
        await stage.ArriveAsync(Language.English);
        Assert.DoesNotContain("Kind of partner", await stage.SubmitAsync(WebStoryStage.Submits(stage.Shown).Single(data => (string?)data["do"] == "form"), Language.English), StringComparison.Ordinal);
        var form = WebStoryStage.Submits(stage.Shown).Single();

        Assert.Contains("Please state at least one detail first.", await stage.SubmitAsync(form, Language.English), StringComparison.Ordinal);
        form["serviceType"] = "serviceType=license-based";
        form["purchaseChannel"] = "purchaseChannel=ea";
        form["intent"] = "intent=manage";
        Assert.Contains("reseller relationship", await stage.SubmitAsync(form, Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_was_sent_becomes_one_line_whatever_it_led_to()
    {
        await using var stage = await StageAsync();
        await stage.ArriveAsync(Language.English);
        await stage.SayAsync("form", "", Language.English);
        var first = WebStoryStage.Submits(stage.Shown).Single();
        await stage.SubmitAsync(first, Language.English);
        var second = WebStoryStage.Submits(stage.Shown).Single();
        second["serviceType"] = "serviceType=license-based";
        await stage.SubmitAsync(second, Language.English);

        Assert.All(new[] { first, second }, form => Assert.Equal(["The form was sent; it goes on below."], Texts(stage.Activities.Last(activity => (string?)activity["id"] == (string?)form["card"]))));
        Assert.NotEqual((string?)first["card"], (string?)second["card"]);
    }

    [Fact]
    public async Task What_else_a_form_names_stays_as_it_is()
    {
        await using var stage = await StageAsync();
        await stage.SayAsync(Asked, "", Language.English);
        await stage.SayAsync("form", "", Language.English);
        var form = WebStoryStage.Submits(stage.Shown).Single();
        form["card"] = "bot\"><script>";
        form["purchaseChannel"] = "purchaseChannel=open";
        await stage.SubmitAsync(form, Language.English);

        Assert.DoesNotContain(stage.Activities, activity => (string?)activity["id"] == (string?)form["card"]);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_is_shown_once()
    {
        await using var stage = await StageAsync();
        await stage.ArriveAsync(Language.English);
        var activity = stage.Activity("message", Language.English, ("text", "form"));

        Assert.NotNull(await stage.SendAsync(activity));
        Assert.Null(await stage.SendAsync(activity));
    }

    [Theory]
    [InlineData("start over")]
    [InlineData("change where it was bought")]
    [InlineData("it was Open, not EA")]
    public async Task The_card_before_becomes_one_inert_line(string said)
    {
        await using var stage = await StageAsync();
        await stage.SayAsync(Asked, "", Language.English);
        var live = (string)stage.Activities[^1]["id"]!;
        await stage.SayAsync(said, "", Language.English);

        var former = stage.Activities.Last(activity => (string?)activity["id"] == live);
        Assert.NotSame(stage.Activities[^1], stage.Activities.First(activity => (string?)activity["id"] == live));
        Assert.Empty(WebStoryStage.Submits(former));
        Assert.Single(Texts(former));
    }

    [Fact]
    public async Task A_press_on_an_old_card_is_told_where_the_case_is_now()
    {
        await using var stage = await StageAsync();
        await stage.SayAsync("Office 365", "", Language.English);
        var old = WebStoryStage.Submits(stage.Shown).First(data => (string?)data["do"] == "answer");
        await stage.SayAsync(Asked, "", Language.English);

        Assert.Contains("That card is from earlier.", await stage.SubmitAsync(old, Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_is_opened_by_its_code_in_another_conversation()
    {
        await using var stage = await StageAsync();
        await stage.SayAsync(Asked, "", Language.English);
        await stage.SayAsync("summary", "", Language.English);
        var text = (string)stage.Activities[^1]["channelData"]![TeamsCardValue.CopyMark]!;
        var code = text[(text.IndexOf("Case code: ", StringComparison.Ordinal) + "Case code: ".Length)..].Split('\n')[0];
        stage.Begin(Role.Customer, isShared: false);

        Assert.Contains("Opened by its code", await stage.SayAsync("open " + code, "", Language.English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Asked, "reseller relationship")]
    [InlineData("Office 365 from an EA", "Should we look after it where it is")]
    public async Task Whoever_comes_back_later_is_shown_where_the_case_is(string said, string shown)
    {
        await using var stage = await StageAsync();
        await stage.SayAsync(said, "", Language.English);
        var back = await stage.ReturnAsync();

        Assert.Contains("Hello again. This is where we are.", back, StringComparison.Ordinal);
        Assert.Contains(shown, back, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("forget me", "Everything I kept about you is deleted", true)]
    [InlineData("cancel", "The case is closed", false)]
    [InlineData("next", "What did you buy", false)]
    public async Task A_case_ends_by_words(string said, string told, bool isForgotten)
    {
        await using var stage = await StageAsync();
        await stage.SayAsync(Asked, "", Language.English);

        Assert.Contains(told, await stage.SayAsync(said, "", Language.English), StringComparison.Ordinal);
        Assert.Equal(isForgotten, (bool?)stage.Activities[^1]["channelData"]!["mcbForgotten"] ?? false);
    }

    [Theory]
    [InlineData("help")]
    [InlineData("privacy")]
    [InlineData("human")]
    [InlineData("remind me")]
    [InlineData("summary")]
    [InlineData("feedback")]
    [InlineData("dates")]
    [InlineData("my cases")]
    [InlineData("what can you do")]
    [InlineData("share")]
    public async Task No_reply_promises_what_the_page_has_not(string said)
    {
        string[] foreign = ["mention me", "@", "group chat", " tab", "Teams", "Slack", "this channel", "thread", "reminder that you ask for", "remind me, my reminders"];
        await using var stage = await StageAsync();
        await stage.SayAsync(Asked, "", Language.English);
        await stage.SayAsync(said, "", Language.English);

        Assert.Empty(Texts(stage.Shown).SelectMany(text => foreign.Where(word => text.Contains(word, StringComparison.Ordinal)).Select(word => $"{word}: {text}")));
    }

    private static Task<WebStoryStage> StageAsync(params string[] settings) => WebStoryStage.StartForCustomersAsync(settings);

    private static string Card(JsonNode activity) => activity["attachments"]![0]!["content"]!.ToJsonString(Cards.SampleTexts.Relaxed);

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(Texts),
        JsonObject parts => parts.SelectMany(part => part.Key is "text" or "title" && part.Value is JsonValue value ? [value.ToString()] : Texts(part.Value)),
        _ => [],
    };
}
