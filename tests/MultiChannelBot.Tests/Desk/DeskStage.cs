using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MultiChannelBot.Tests.Hosts;
using MultiChannelBot.Tests.Reminders;
using MultiChannelBot.Tests.State;

namespace MultiChannelBot.Tests.Desk;

/// <summary>A person in a thread, a desk with a connector of its own, and the host between them.</summary>
internal sealed class DeskStage : IAsyncDisposable
{
    public const string Place = "19:desk@thread.tacv2";

    private readonly StandInConnector persons;
    private int at;

    private DeskStage(StandInConnector persons, StandInConnector desk, Talk talk) => (this.persons, Desk, Talk) = (persons, desk, talk);

    public StandInConnector Desk { get; }

    public Talk Talk { get; }

    public ReminderHost Host { get; private set; } = null!;

    /// <summary>What the desk was sent, oldest first.</summary>
    public IReadOnlyList<JsonNode> Posts => Desk.Created(Place);

    /// <summary>What the person was told last.</summary>
    public string Told => Text(persons.Created(Talk.Conversation)[^1]);

    public static async Task<DeskStage> StartAsync(
        string name = "Ms Quill", string locale = "en-US", FakeTimeProvider? clock = null, Action<IServiceCollection>? replace = null, params string[] settings)
    {
        var (persons, desk) = (await StandInConnector.StartAsync(), await StandInConnector.StartAsync());
        var stage = new DeskStage(persons, desk, new Talk(persons.Url) { Conversation = "19:abc@thread.tacv2;messageid=42", Person = "29:1asker", PersonName = name, Locale = locale });
        stage.Host = await ReminderHost.StartInMemoryAsync(clock ?? Stores.NewClock(), replace ?? (_ => { }), [
            "--Desk:Conversation", Place, "--Desk:ServiceUrl", desk.Url, "--Desk:Tenant", stage.Talk.Tenant, .. settings]);
        return stage;
    }

    public async Task SayAsync(params string[] texts)
    {
        foreach (var text in texts)
        {
            Assert.Equal(HttpStatusCode.OK, await Host.PostAsync(Talk.Message(text, at++)));
        }
    }

    /// <summary>The press that a button of the last card carries, as the person's client sends it.</summary>
    public JsonObject PressOn(string title, string conversation) => Press(persons.Created(conversation)[^1], title, conversation, Talk.Person);

    /// <summary>The press on "Close" of the card that the desk was sent.</summary>
    public JsonObject Close(string conversation, string person = "29:desk-member") => Press(Posts[0], "Close", conversation, person);

    /// <summary>The same, as a client sends it that knows no Action.Execute.</summary>
    public JsonObject Submit(string conversation)
    {
        var message = Close(conversation);
        var data = message["value"]!["action"]!["data"]!.DeepClone();
        (message["type"], message["value"]) = ("message", data);
        message.Remove("name");
        return message;
    }

    /// <summary>What was said anew in a conversation beside the desk's post.</summary>
    public IReadOnlyList<JsonNode> SaidIn(string conversation) => persons.Created(conversation);

    /// <summary>What was put in the place of the desk's card, once the host has ended and all of it is done.</summary>
    public async Task<IReadOnlyList<JsonNode>> ReplacedAsync()
    {
        await Host.DisposeAsync();
        return persons.Replaced(Place);
    }

    public static string Text(JsonNode message) => message.ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Desk.DisposeAsync();
        await persons.DisposeAsync();
    }

    private JsonObject Press(JsonNode message, string title, string conversation, string person)
    {
        var button = Everything(message["attachments"]![0]!["content"]).First(part => (string?)part["type"] == "Action.Execute" && (string?)part["title"] == title);
        var invoke = Talk.Message("", 90);
        invoke.Remove("text");
        invoke["type"] = "invoke";
        invoke["name"] = "adaptiveCard/action";
        invoke["from"] = new JsonObject { ["id"] = person };
        invoke["conversation"]!["id"] = conversation;
        invoke["replyToId"] = "7";
        invoke["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "notice", ["data"] = button["data"]!.DeepClone() }, ["trigger"] = "manual" };
        return invoke;
    }

    public static IEnumerable<JsonObject> Everything(JsonNode? node) => node switch
    {
        JsonObject parts => parts.SelectMany(part => Everything(part.Value)).Prepend(parts),
        JsonArray items => items.SelectMany(Everything),
        _ => [],
    };
}
