using System.Text.Json.Nodes;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Channels.Teams.Forms;

namespace MultiChannelBot.Tests.Channels.Forms;

/// <summary>The message extension: search, and the action on a message.</summary>
public sealed class ExtensionTests
{
    [Theory]
    [InlineData("en-US", "Office 365 from an EA, we should manage it", "15 March 2019")]
    [InlineData("ko-KR", "EA로 구매한 Office 365를 저희가 관리하려고 합니다", "2019년 3월 15일")]
    public async Task Facts_that_say_everything_have_one_result_to_insert(string locale, string text, string page)
    {
        await using var host = await FormHost.StartAsync();
        host.Locale = locale;

        var result = Assert.Single(FormHost.Results(await host.SearchAsync(text)));

        Assert.Contains(page, FormHost.Shown(result["content"]), StringComparison.Ordinal);
        Assert.Contains("S5", result["content"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("EA", (string?)result["preview"]!["content"]!["text"], StringComparison.Ordinal);
        Assert.Equal("application/vnd.microsoft.card.thumbnail", (string?)result["preview"]!["contentType"]);
        Assert.Empty(host.Posted);
    }

    [Fact]
    public async Task A_card_to_insert_belongs_to_nobodys_case()
    {
        await using var host = await FormHost.StartAsync();
        foreach (var text in (string[])["Office 365 from an EA", "Azure from another CSP partner", "Office 365 and Azure from Open, manage them", "Office 365"])
        {
            foreach (var result in FormHost.Results(await host.SearchAsync(text)))
            {
                Assert.Empty(FormHost.Parts(result["content"], "Action.Submit"));
                Assert.Empty(FormHost.Parts(result["content"], "Action.Execute"));
                Assert.DoesNotContain("\"ref\"", result.ToJsonString(), StringComparison.Ordinal);
                Assert.True(result["content"]!.ToJsonString().Length <= TeamsCards.MostActivityCharacters);
            }
        }
    }

    [Fact]
    public async Task A_missing_fact_has_a_result_for_each_answer()
    {
        await using var host = await FormHost.StartAsync();

        var results = FormHost.Results(await host.SearchAsync("Office 365 from another CSP partner"));

        Assert.Equal(
            ["If: Manage it where it is", "If: Move it to us", "Not known yet: What is wanted"],
            results.Select(result => (string?)result["preview"]!["content"]!["title"]));
        Assert.Equal(3, results.Select(result => (string?)result["preview"]!["content"]!["text"]).Distinct().Count());
    }

    [Theory]
    [InlineData("en-US", "For example: ")]
    [InlineData("ko-KR", "입력 예: ")]
    public async Task Nothing_typed_shows_examples_that_can_be_inserted(string locale, string words)
    {
        await using var host = await FormHost.StartAsync();
        host.Locale = locale;
        foreach (var text in (string?[])[null, "", "  "])
        {
            var results = FormHost.Results(await host.SearchAsync(text));

            Assert.Equal(3, results.Count);
            Assert.All(results, result => Assert.StartsWith(words, (string?)result["preview"]!["content"]!["title"], StringComparison.Ordinal));
            Assert.Equal(3, results.Select(result => (string?)result["preview"]!["content"]!["text"]).Distinct().Count());
        }
    }

    [Theory]
    [InlineData("en-US", "xyzzy", "I found no product")]
    [InlineData("ko-KR", "ㅁㄴㅇㄹ", "구매한 제품이나 구매 경로를 찾지 못했습니다")]
    [InlineData("en-US", "forget me", "I found no product")]
    [InlineData("en-US", "open K7QM-3X9T", "I found no product")]
    [InlineData("en-US", "help", "I found no product")]
    [InlineData("en-US", "👍", "I found no product")]
    public async Task What_states_nothing_is_told_what_to_type(string locale, string text, string words)
    {
        await using var host = await FormHost.StartAsync();
        host.Locale = locale;

        var answer = await host.SearchAsync(text);

        Assert.Equal("message", (string?)answer!["composeExtension"]!["type"]);
        Assert.StartsWith(words, (string?)answer["composeExtension"]!["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_too_long_and_further_pages_are_answered()
    {
        await using var host = await FormHost.StartAsync();

        Assert.Contains("32 KB", (string?)(await host.SearchAsync(new string('x', 40_000)))!["composeExtension"]!["text"], StringComparison.Ordinal);
        Assert.Empty(FormHost.Results(await host.InvokeAsync(
            "composeExtension/query", JsonNode.Parse("""{"parameters":[{"name":"text","value":"Office 365 from an EA"}],"queryOptions":{"skip":25,"count":25}}"""))));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"parameters\":{}}")]
    [InlineData("{\"parameters\":[1,null,{\"name\":7},{\"name\":\"text\",\"value\":{}}],\"queryOptions\":7}")]
    public async Task Odd_parameters_are_no_text(string value)
    {
        await using var host = await FormHost.StartAsync();

        Assert.Equal(3, FormHost.Results(await host.InvokeAsync("composeExtension/query", JsonNode.Parse(value))).Count);
    }

    [Fact]
    public async Task A_search_speaks_the_language_that_its_person_has_chosen()
    {
        await using var host = await FormHost.StartAsync();
        await host.SayAsync("한국어");

        var result = Assert.Single(FormHost.Results(await host.SearchAsync("Office 365 from an EA, we should manage it")));

        Assert.Contains("2019년 3월 15일", FormHost.Shown(result["content"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-US", "This is what I understood", "Add to message")]
    [InlineData("ko-KR", "메시지를 이렇게 이해했습니다", "메시지에 넣기")]
    public async Task A_message_that_leaves_something_open_opens_the_form_with_what_it_says(string locale, string words, string insert)
    {
        await using var host = await FormHost.StartAsync();
        host.Locale = locale;

        var dialog = await host.ActOnAsync("<div><p>Hi, Kim Minji here (minji@contoso.com).</p><p>We have Office&nbsp;365 from an <b>EA</b>.</p></div>");

        var card = FormHost.Card(dialog);
        Assert.Contains(words, FormHost.Shown(card), StringComparison.Ordinal);
        Assert.Equal("purchaseChannel=ea", FormHost.Input(card, "purchaseChannel"));
        Assert.Equal("serviceType=license-based", FormHost.Input(card, "serviceType"));
        Assert.DoesNotContain("inji", dialog!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(insert, (string?)FormHost.Parts(card, "Action.Submit").Last()["title"]);

        var inserted = Assert.Single(FormHost.Results(await host.PressInExtensionAsync(dialog, "insert", ("intent", "intent=manage"))));
        Assert.Contains("S5", inserted["content"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(FormHost.Parts(inserted["content"], "Action.Submit"));
        Assert.Empty(host.Posted);
    }

    [Fact]
    public async Task A_message_that_says_everything_goes_straight_to_the_answer()
    {
        await using var host = await FormHost.StartAsync();

        var dialog = await host.ActOnAsync("customer has Office 365 from an EA and wants us to manage it");

        var card = FormHost.Card(dialog);
        Assert.Empty(FormHost.Parts(card, "Input.ChoiceSet"));
        Assert.Contains("S5", card.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("S5", Assert.Single(FormHost.Results(await host.PressInExtensionAsync(dialog, "insert")))["content"]!.ToJsonString(), StringComparison.Ordinal);
        var edited = FormHost.Card(await host.PressInExtensionAsync(dialog, "edit"));
        Assert.Equal("intent=manage", FormHost.Input(edited, "intent"));
    }

    [Fact]
    public async Task A_message_of_several_subscriptions_is_answered_for_all_of_them()
    {
        await using var host = await FormHost.StartAsync();

        var dialog = await host.ActOnAsync("Office 365 from an EA and Azure from Open, they want us to manage both");

        var inserted = Assert.Single(FormHost.Results(await host.PressInExtensionAsync(dialog, "insert")));
        Assert.Contains("S5", inserted["content"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("S6", inserted["content"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p>See you at lunch</p>", "I found nothing in the message")]
    [InlineData("", "Fill in what you know")]
    [InlineData("<img src=x><attachment id=1></attachment>", "Fill in what you know")]
    public async Task A_message_that_states_nothing_opens_an_empty_form(string html, string words)
    {
        await using var host = await FormHost.StartAsync();

        var card = FormHost.Card(await host.ActOnAsync(html));

        Assert.Contains(words, FormHost.Shown(card), StringComparison.Ordinal);
        Assert.Equal("none", FormHost.Input(card, "serviceType"));
    }

    [Fact]
    public async Task A_message_too_long_and_odd_payloads_open_an_empty_form()
    {
        await using var host = await FormHost.StartAsync();

        Assert.Contains("32 KB", FormHost.Shown(FormHost.Card(await host.ActOnAsync(new string('a', 50_000)))), StringComparison.Ordinal);
        foreach (var value in (string[])["null", "[]", "{\"messagePayload\":[]}", "{\"messagePayload\":{\"body\":{\"content\":7}}}"])
        {
            FormHost.Card(await host.InvokeAsync("composeExtension/fetchTask", JsonNode.Parse(value)));
            FormHost.Card(await host.InvokeAsync("composeExtension/submitAction", JsonNode.Parse(value)));
        }
    }

    [Theory]
    [InlineData("<p>one</p><p>two</p>", "one\n\ntwo")]
    [InlineData("a &lt; b &amp; c", "a < b & c")]
    [InlineData("3 < 4", "3 < 4")]
    [InlineData("<script>var a = 'EA';</script>Open", "Open")]
    [InlineData("Office<br/>365<!-- EA -->", "Office\n365")]
    [InlineData("<a href=\"https://x\">EA</a", "EA")]
    [InlineData("<style", "")]
    public void Html_is_read_as_its_text(string html, string text) =>
        Assert.Equal(text, string.Join('\n', MessageText.Of(html).Split('\n').Select(line => line.Trim())));
}
