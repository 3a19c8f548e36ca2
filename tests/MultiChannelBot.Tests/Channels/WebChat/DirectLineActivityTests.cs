using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using MultiChannelBot.Settings;
using MultiChannelBot.Tests.State;

namespace MultiChannelBot.Tests.Channels.WebChat;

/// <summary>What clients post: what becomes of it, and that nothing odd does harm.</summary>
public sealed class DirectLineActivityTests(Embedded embedded) : WebHosted(embedded)
{
    /// <summary>In every body below, and nowhere else.</summary>
    private const string Planted = "Quillfeather-Zk93";

    private static readonly Dictionary<string, string> OddBodies = new()
    {
        ["nothing"] = "",
        ["no JSON"] = $"hello {Planted}",
        ["half of JSON"] = """{"type":"message","text":"Quillfeather-Zk93""",
        ["more than JSON"] = """{"type":"message","text":"Quillfeather-Zk93"}}""",
        ["null"] = "null",
        ["a number"] = "42",
        ["a text"] = $"\"{Planted}\"",
        ["a list"] = """[{"type":"message","text":"Quillfeather-Zk93"}]""",
        ["an empty object"] = "{}",
        ["no type"] = """{"text":"Quillfeather-Zk93"}""",
        ["an empty type"] = """{"type":"","text":"Quillfeather-Zk93"}""",
        ["a number as type"] = """{"type":1,"text":"Quillfeather-Zk93"}""",
        ["null as type"] = """{"type":null,"text":"Quillfeather-Zk93"}""",
        ["a list as type"] = """{"type":["message"],"text":"Quillfeather-Zk93"}""",
        ["a long type"] = $$$"""{"type":"{{{new string('m', 65)}}}","text":"{{{Planted}}}"}""",
        ["a type of its own"] = """{"type":"Quillfeather-Zk93"}""",
        ["two types"] = """{"type":"message","type":"event","text":"Quillfeather-Zk93"}""",
        ["capital letters in names"] = """{"Type":"message","Text":"Quillfeather-Zk93"}""",
        ["no text"] = """{"type":"message"}""",
        ["an empty text"] = """{"type":"message","text":""}""",
        ["a text of blanks"] = """{"type":"message","text":"   \n\t "}""",
        ["null as text"] = """{"type":"message","text":null}""",
        ["a number as text"] = """{"type":"message","text":7}""",
        ["an object as text"] = """{"type":"message","text":{"a":"Quillfeather-Zk93"}}""",
        ["a long text"] = $$$"""{"type":"message","text":"{{{Planted}}}{{{new string('x', 20_000)}}}"}""",
        ["half a pair of surrogates, the first"] = """{"type":"message","text":"Quillfeather-Zk93\ud83d"}""",
        ["half a pair of surrogates, the second"] = """{"type":"message","text":"Quillfeather-Zk93\ude00"}""",
        ["both halves in the wrong order"] = """{"type":"message","text":"Quillfeather-Zk93\ude00\ud83d"}""",
        ["half a pair in a name"] = """{"type":"message","\ud83d":"Quillfeather-Zk93"}""",
        ["half a pair in what the client calls it"] = """{"type":"message","text":"Quillfeather-Zk93","channelData":{"clientActivityID":"\ud83d"}}""",
        ["half a pair in a value"] = """{"type":"message","value":{"a":["Quillfeather-Zk93\ud83d"]}}""",
        ["a zero letter"] = """{"type":"message","text":"Quillfeather-Zk93\u0000"}""",
        ["letters that turn the line round"] = """{"type":"message","text":"\u202eQuillfeather-Zk93\u200b"}""",
        ["markup"] = """{"type":"message","text":"<img src=x onerror=alert('Quillfeather-Zk93')>"}""",
        ["markdown"] = """{"type":"message","text":"[Quillfeather-Zk93](javascript:alert(1))","textFormat":"markdown"}""",
        ["somebody else's name"] = """{"type":"message","text":"status","from":{"id":"Quillfeather-Zk93","role":"bot"},"conversation":{"id":"Quillfeather-Zk93"}}""",
        ["an id of its own"] = """{"type":"message","id":"Quillfeather-Zk93","text":"status"}""",
        ["attachments"] = """{"type":"message","text":"status","attachments":[{"contentType":"text/html","content":"Quillfeather-Zk93"}]}""",
        ["a card"] = """{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard"}}]}""",
        ["a press that is none"] = """{"type":"message","value":"Quillfeather-Zk93"}""",
        ["a list as press"] = """{"type":"message","value":["Quillfeather-Zk93"]}""",
        ["a press of ours without a case"] = """{"type":"message","value":{"mcb":1,"do":"answer","fact":"serviceType","value":"license-based","rev":1}}""",
        ["a press of ours on a made up case"] = """{"type":"message","value":{"mcb":1,"do":"status","rev":-1,"ref":"Quillfeather-Zk93"}}""",
        ["a press of a later version"] = """{"type":"message","value":{"mcb":99,"do":"status","rev":-1,"ref":"welcome"}}""",
        ["a press with a fact that is none"] = """{"type":"message","value":{"mcb":1,"do":"answer","fact":"Quillfeather-Zk93","value":"x","rev":0,"ref":"welcome"}}""",
        ["a press with a revision out of range"] = """{"type":"message","value":{"mcb":1,"do":"status","rev":99999999999999999999,"ref":"welcome"}}""",
        ["an event of no name"] = """{"type":"event","value":"Quillfeather-Zk93"}""",
        ["another event"] = """{"type":"event","name":"Quillfeather-Zk93","value":1}""",
        ["a language that is none"] = """{"type":"event","name":"language","value":"Quillfeather-Zk93"}""",
        ["a language as object"] = """{"type":"event","name":"language","value":{"code":"Quillfeather-Zk93"}}""",
        ["an invoke"] = """{"type":"invoke","name":"task/fetch","value":{"data":"Quillfeather-Zk93"}}""",
        ["a removal"] = """{"type":"installationUpdate","action":"remove"}""",
        ["the end of the conversation"] = """{"type":"endOfConversation"}""",
        ["typing"] = """{"type":"typing"}""",
        ["data that is no object"] = """{"type":"message","text":"status","channelData":"Quillfeather-Zk93"}""",
        ["a number as the client's id"] = """{"type":"message","text":"status","channelData":{"clientActivityID":5}}""",
        ["a long id of the client's"] = $$$"""{"type":"message","text":"status","channelData":{"clientActivityID":"{{{new string('c', 1_000)}}}"}}""",
        ["a locale that is none"] = """{"type":"message","text":"status","locale":"Quillfeather-Zk93"}""",
        ["a deep value"] = $$$"""{"type":"message","value":{{{new string('[', 14)}}}"{{{Planted}}}"{{{new string(']', 14)}}}}""",
        ["a value that is too deep"] = $$$"""{"type":"message","value":{{{new string('[', 16)}}}"{{{Planted}}}"{{{new string(']', 16)}}}}""",
        ["a value of no end"] = $$$"""{"type":"message","value":{{{new string('[', 10_000)}}}""",
        ["a comment"] = """{"type":"message","text":"status"/* Quillfeather-Zk93 */}""",
        ["a comma at the end"] = """{"type":"message","text":"Quillfeather-Zk93",}""",
        ["many names"] = $$$"""{"type":"message","text":"status",{{{string.Join(',', Enumerable.Range(0, 1_000).Select(number => $"\"n{number}\":1"))}}}}""",
        ["a byte order mark"] = "\uFEFF{\"type\":\"message\",\"text\":\"status\"}",
    };

    public static TheoryData<string> OddKinds => [.. OddBodies.Keys];

    [Theory]
    [MemberData(nameof(OddKinds))]
    public async Task Whatever_is_posted_is_taken_or_refused_and_never_logged_and_the_conversation_goes_on(string kind)
    {
        var talk = await Host.BeginAsync();
        using (var stream = await talk.OpenAsync())
        {
            using var response = await Host.AskAsync("POST", $"/conversations/{talk.Conversation}/activities", talk.Token, body: WebHost.Json(OddBodies[kind]));
            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{response.StatusCode}");

            await talk.SayAsync("Office 365 from an EA, and we should manage it", "after");
            var seen = await stream.UntilAsync(read => read.Any(activity => (string?)activity["channelData"]?["clientActivityID"] == "after"));
            Assert.Equal(seen.Count(WebTalk.IsOfUser), seen.Where(WebTalk.IsOfUser).Select(activity => (string)activity["id"]!).Distinct().Count());
        }

        Assert.Contains(await talk.AllAsync(), activity => !WebTalk.IsOfUser(activity) && WebTalk.Text(activity).Contains("(EA)", StringComparison.Ordinal));
        Assert.Empty(Host.Log.Faults);
        Assert.All(Host.Log.Lines, line => Assert.DoesNotContain(Planted, line, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        var talk = await Host.BeginAsync();
        foreach (var bytes in (byte[][])[[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82]])
        {
            byte[] body = [.. "{\"type\":\"message\",\"text\":\""u8, .. bytes, .. "\"}"u8];
            using var response = await Host.AskAsync("POST", $"/conversations/{talk.Conversation}/activities", talk.Token, body: new ByteArrayContent(body));
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }

        Assert.Empty(Host.Log.Faults);
    }

    [Theory]
    [InlineData("")]
    [InlineData("rubbish")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"locale\":7}")]
    [InlineData("{\"locale\":{}}")]
    [InlineData("{\"locale\":\"\\ud83d\"}")]
    [InlineData("{\"locale\":\"\u00ff\"}")]
    [InlineData("{\"user\":{\"id\":\"somebody else\"},\"locale\":\"xx\"}")]
    public async Task Whatever_a_conversation_is_begun_with_it_begins(string body)
    {
        var talk = await Host.GenerateAsync();

        // Letters beyond ASCII go as single bytes, which are no UTF-8.
        using var response = await Host.AskAsync("POST", "/conversations", talk.Token, body: new ByteArrayContent(Encoding.Latin1.GetBytes(body)));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(2, (await talk.AllAsync()).Length);
        Assert.Empty(Host.Log.Faults);
    }

    [Fact]
    public async Task A_body_is_bounded_and_any_type_of_it_is_read()
    {
        var talk = await Host.BeginAsync();
        var path = $"/conversations/{talk.Conversation}/activities";
        var large = $"{{\"type\":\"message\",\"text\":\"{new string('x', new LimitSettings().BodyBytes)}\"}}";

        using var told = await Host.AskAsync("POST", path, talk.Token, body: WebHost.Json(large));
        using var untold = await Host.AskAsync("POST", path, talk.Token, body: new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(large))) { Headers = { ContentLength = null } });
        using var plain = await Host.AskAsync("POST", path, talk.Token, body: new StringContent("{\"type\":\"message\",\"text\":\"status\"}", Encoding.UTF8, "text/plain"));
        using var begun = await Host.AskAsync("POST", "/conversations", talk.Token, body: WebHost.Json(large));

        Assert.Equal(
            [HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.OK, HttpStatusCode.RequestEntityTooLarge],
            [told.StatusCode, untold.StatusCode, plain.StatusCode, begun.StatusCode]);
    }

    [Theory]
    [InlineData(10_900, "EA")]
    [InlineData(40_000, "32 KB")]
    public async Task A_long_mail_in_korean_is_read_and_a_longer_one_is_told_so(int letters, string told)
    {
        var talk = await Host.BeginAsync();

        await talk.SayAsync("오피스 365를 EA로 샀습니다. " + new string('가', letters));

        var answers = (await talk.AllAsync()).Where(activity => !WebTalk.IsOfUser(activity)).Select(WebTalk.Text);
        Assert.Contains(answers, answer => answer.Contains(told, StringComparison.Ordinal));
        Assert.Empty(Host.Log.Faults);
    }

    [Fact]
    public async Task What_is_posted_is_shown_first_as_it_was_and_then_answered()
    {
        var talk = await Host.BeginAsync();
        var message = talk.Message("Azure <b>bought</b> online", "mine");
        (message["channelData"]!["clientTimestamp"], message["locale"], message["textFormat"]) = ("2026-03-02T12:00:00.000Z", "en-US", "markdown");

        using var response = await talk.PostAsync(message);
        var id = (string)(await WebHost.JsonAsync(response))["id"]!;

        var all = (await talk.AllAsync())[2..];
        Assert.Equal((id, "Azure <b>bought</b> online", "plain"), ((string)all[0]["id"]!, (string)all[0]["text"]!, (string)all[0]["textFormat"]!));
        Assert.Equal(("mine", "2026-03-02T12:00:00.000Z"), ((string)all[0]["channelData"]!["clientActivityID"]!, (string)all[0]["channelData"]!["clientTimestamp"]!));
        Assert.StartsWith("dl_", (string)all[0]["from"]!["id"]!, StringComparison.Ordinal);
        Assert.Equal("bot", (string)all[1]["from"]!["role"]!);
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string)all[1]["attachments"]![0]!["contentType"]!);
    }

    [Fact]
    public async Task The_same_activity_twice_at_once_is_shown_once_and_answered_once()
    {
        var talk = await Host.BeginAsync();
        for (var round = 0; round < 5; round++)
        {
            var before = (await talk.AllAsync()).Length;
            var message = talk.Message("another customer: Azure", $"twice{round}");

            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => talk.PostAsync(message)));

            // Whoever comes while another is at work is told to come again.
            Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.OK);
            Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable));
            await talk.SayAsync("another customer: Azure", $"twice{round}");
            var after = (await talk.AllAsync())[before..];
            Assert.Single(after, WebTalk.IsOfUser);
            Assert.Single(after, activity => !WebTalk.IsOfUser(activity) && WebTalk.Text(activity).Contains("mcb", StringComparison.Ordinal) && !IsInert(activity));
        }
    }

    [Theory]
    [InlineData("ko-KR")]
    [InlineData("en-GB")]
    public async Task A_conversation_begins_in_the_language_of_the_client_with_what_it_is_for_and_a_question(string locale)
    {
        var talk = await Host.BeginAsync(locale);

        var all = await talk.AllAsync();

        Assert.Equal(2, all.Length);
        Assert.Contains("mcb", WebTalk.Text(all[1]), StringComparison.Ordinal);
        Assert.Equal(locale[..2], (string)all[0]["locale"]!);
    }

    [Fact]
    public async Task A_conversation_is_begun_once_and_switches_its_language()
    {
        var talk = await Host.BeginAsync("en-US");
        await talk.BeginAsync("en-US");
        Assert.Equal(2, (await talk.AllAsync()).Length);

        using var response = await talk.PostAsync(new JsonObject { ["type"] = "event", ["name"] = "language", ["value"] = "ko" });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("ko", (string)(await talk.AllAsync()).Last(activity => !WebTalk.IsOfUser(activity) && !IsInert(activity))["locale"]!);
    }

    /// <summary>The line that an older card becomes: it comes with the id of that.</summary>
    private static bool IsInert(JsonObject activity) => !WebTalk.Text(activity).Contains("\"mcb\"", StringComparison.Ordinal);
}
