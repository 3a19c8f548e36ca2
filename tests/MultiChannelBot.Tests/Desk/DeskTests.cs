using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using MultiChannelBot.Tests.Hosts;
using MultiChannelBot.Tests.Reminders;
using MultiChannelBot.Tests.State;

namespace MultiChannelBot.Tests.Desk;

/// <summary>Cases passed on to a desk, by the host and the channel's own side.</summary>
public sealed class DeskTests : IAsyncLifetime
{
    private const string Place = "19:desk@thread.tacv2";
    private StandInConnector connector = null!;
    private Talk talk = null!;

    public async ValueTask InitializeAsync()
    {
        connector = await StandInConnector.StartAsync();
        talk = new Talk(connector.Url) { Conversation = "19:abc@thread.tacv2;messageid=42", PersonName = "Ms [Quill](x)" };
    }

    public ValueTask DisposeAsync() => connector.DisposeAsync();

    [Fact]
    public async Task With_a_plain_yes_the_desk_gets_the_name_and_the_thread_once()
    {
        await using var host = await StartAsync();
        await SayAsync(host, "Office 365 from an EA, manage", "human", "yes, with my name", "human");

        var posted = Text(Assert.Single(connector.Created(Place)));
        Assert.Contains("Quill", posted, StringComparison.Ordinal);
        Assert.Contains("https://teams.microsoft.com/l/message/19%3Aabc%40thread.tacv2/42?", posted, StringComparison.Ordinal);
        Assert.Contains("Office 365", posted, StringComparison.Ordinal);
        Assert.Contains("desk-close", posted, StringComparison.Ordinal);
        Assert.Contains("Our desk has it now", Text(connector.Created(talk.Conversation)[2]), StringComparison.Ordinal);
        Assert.Contains("your name and a link to this conversation.", Text(connector.Created(talk.Conversation)[2]), StringComparison.Ordinal);
        Assert.Contains("Our desk has this case as it stands: what is listed below, the case code", Text(connector.Created(talk.Conversation)[3]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_a_thread_no_link_is_spoken_of()
    {
        talk = new Talk(connector.Url) { Conversation = "a:one-person", PersonName = "Ms Quill" };
        await using var host = await StartAsync();
        await SayAsync(host, "Office 365 from an EA, manage", "human", "yes, with my name", "human");

        var told = connector.Created(talk.Conversation).Skip(1).Select(Text).ToList();
        Assert.Contains("and your name.", told[1], StringComparison.Ordinal);
        Assert.All(told, text => Assert.DoesNotContain("link to", text, StringComparison.Ordinal));
        Assert.All(told, text => Assert.DoesNotContain("No contact is set up", text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("yes, without my name", 1)]
    [InlineData("no", 0)]
    public async Task Without_it_the_desk_gets_no_name(string said, int posts)
    {
        await using var host = await StartAsync();
        await SayAsync(host, "Office 365 from an EA, manage", "human", said);

        Assert.Equal(posts, connector.Created(Place).Count);
        Assert.All(connector.Created(Place), posted => Assert.DoesNotContain("Quill", Text(posted), StringComparison.Ordinal));
        Assert.All(connector.Created(Place), posted => Assert.DoesNotContain("19%3Aabc", Text(posted), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_desk_that_cannot_be_reached_is_told_of()
    {
        await using var host = await StartAsync("--Desk:ServiceUrl", "http://127.0.0.1:1", "--Guidance:Partner:Contact", "desk@example.com");
        await SayAsync(host, "Office 365 from an EA, manage", "human", "yes");

        var told = Text(connector.Created(talk.Conversation)[^1]);
        Assert.Contains("nothing was passed on", told, StringComparison.Ordinal);
        Assert.Contains("desk@example.com", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_an_address_alone_there_is_a_draft_of_an_e_mail()
    {
        await using var host = await StartAsync("--Desk:Conversation", "", "--Desk:Mail", "desk@example.com");
        await SayAsync(host, "Office 365 from an EA, manage", "human");

        Assert.Contains("mailto:desk@example.com?subject=", Text(connector.Created(talk.Conversation)[^1]), StringComparison.Ordinal);
        Assert.Empty(connector.Created(Place));
    }

    [Fact]
    public async Task The_desk_closes_it_in_its_own_channel_and_as_often_as_it_likes()
    {
        await using var host = await StartAsync();
        await SayAsync(host, "Office 365 from an EA, manage", "human", "yes");
        for (var time = 0; time < 2; time++)
        {
            var answer = await host.AskAsync(Press(Place + ";messageid=7"));
            Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)answer["type"]);
            Assert.Contains("Closed: case ", Text(answer), StringComparison.Ordinal);
            Assert.DoesNotContain("desk-close", Text(answer), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("19:abc@thread.tacv2;messageid=42")]
    [InlineData("a:personal")]
    public async Task Elsewhere_closing_does_nothing_and_says_so(string conversation)
    {
        await using var host = await StartAsync();
        await SayAsync(host, "Office 365 from an EA, manage", "human", "yes");

        var answer = await host.AskAsync(Press(conversation));
        Assert.Equal("application/vnd.microsoft.activity.message", (string?)answer["type"]);
        Assert.Contains("own channel only", Text(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "nothing was passed on")]
    [InlineData(HttpStatusCode.InternalServerError, "I do not know whether our desk got this case")]
    public async Task What_the_desk_answers_is_told_as_it_is(HttpStatusCode status, string told)
    {
        await using var desk = await StandInConnector.StartAsync();
        desk.Answers = (status, "{}");
        await using var host = await StartAsync("--Desk:ServiceUrl", desk.Url);
        await SayAsync(host, "Office 365 from an EA, manage", "human", "yes");

        Assert.Contains(told, Text(connector.Created(talk.Conversation)[^1]), StringComparison.Ordinal);
        Assert.Equal(3, connector.Created(talk.Conversation).Count);
    }

    /// <summary>A press on the button of the card that the desk was sent.</summary>
    private JsonObject Press(string conversation)
    {
        var card = connector.Created(Place)[0]["attachments"]![0]!["content"]!;
        var data = Everything(card).First(part => (string?)part["data"]?["do"] == "desk-close")["data"]!;
        var invoke = talk.Message("", 90);
        invoke.Remove("text");
        invoke["type"] = "invoke";
        invoke["name"] = "adaptiveCard/action";
        invoke["from"] = new JsonObject { ["id"] = "29:desk-member" };
        invoke["conversation"]!["id"] = conversation;
        invoke["replyToId"] = "7";
        invoke["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "notice", ["data"] = data.DeepClone() }, ["trigger"] = "manual" };
        return invoke;
    }

    private static IEnumerable<JsonObject> Everything(JsonNode? node) => node switch
    {
        JsonObject parts => parts.SelectMany(part => Everything(part.Value)).Prepend(parts),
        JsonArray items => items.SelectMany(Everything),
        _ => [],
    };

    private Task<ReminderHost> StartAsync(params string[] settings) => ReminderHost.StartInMemoryAsync(Stores.NewClock(), [
        "--Desk:Conversation", Place, "--Desk:ServiceUrl", connector.Url, "--Desk:Tenant", talk.Tenant, .. settings]);

    private async Task SayAsync(ReminderHost host, params string[] texts)
    {
        for (var at = 0; at < texts.Length; at++)
        {
            Assert.Equal(HttpStatusCode.OK, await host.PostAsync(talk.Message(texts[at], at)));
        }
    }

    private static string Text(JsonNode message) => message.ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
