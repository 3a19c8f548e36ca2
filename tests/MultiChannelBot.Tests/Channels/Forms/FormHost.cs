using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MultiChannelBot.Tests.Protection;

namespace MultiChannelBot.Tests.Channels.Forms;

/// <summary>A host with a channel beside it, and the invokes of dialogs and message extensions as Teams documents them.</summary>
internal sealed class FormHost : IAsyncDisposable
{
    private readonly StandInConnector connector;
    private readonly ProtectedHost host;
    private int sent;

    private FormHost(StandInConnector connector, ProtectedHost host) => (this.connector, this.host) = (connector, host);

    public string Locale { get; set; } = "en-US";

    public string Person { get; set; } = "29:ann";

    /// <summary>New messages of the bot.</summary>
    public IReadOnlyList<string> Posted => connector.Texts;

    public IServiceProvider Services => host.Services;

    public static async Task<FormHost> StartAsync(params string[] settings) =>
        new(await StandInConnector.StartAsync(), await ProtectedHost.InDevelopmentAsync(settings));

    /// <summary>The same with other parts in place of the host's own.</summary>
    public static async Task<FormHost> StartAsync(Action<IServiceCollection> replace) =>
        new(await StandInConnector.StartAsync(), await ProtectedHost.InDevelopmentAsync(replace));

    /// <summary>Types a message and waits until it is answered.</summary>
    public async Task SayAsync(string text)
    {
        var activity = Activity("message");
        activity["text"] = text;
        using var response = await host.PostAsync(activity);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>Opens the form.</summary>
    public Task<JsonNode?> OpenAsync() => InvokeAsync("task/fetch", new JsonObject { ["data"] = new JsonObject { ["msteams"] = new JsonObject { ["type"] = "task/fetch" } } });

    /// <summary>Presses a button of a dialog, with inputs beside it.</summary>
    public Task<JsonNode?> PressAsync(JsonNode? dialog, string button, params (string Id, string Value)[] inputs) =>
        InvokeAsync("task/submit", new JsonObject { ["data"] = Data(dialog, button, inputs) });

    /// <summary>The same in a dialog of the message extension.</summary>
    public Task<JsonNode?> PressInExtensionAsync(JsonNode? dialog, string button, params (string Id, string Value)[] inputs) => InvokeAsync(
        "composeExtension/submitAction",
        new JsonObject { ["commandId"] = "triageMessage", ["commandContext"] = "message", ["data"] = Data(dialog, button, inputs) });

    /// <summary>Calls the action on a message.</summary>
    public Task<JsonNode?> ActOnAsync(string html) => InvokeAsync("composeExtension/fetchTask", new JsonObject
    {
        ["commandId"] = "triageMessage",
        ["commandContext"] = "message",
        ["messagePayload"] = new JsonObject
        {
            ["id"] = "1580000000000",
            ["messageType"] = "message",
            ["from"] = new JsonObject { ["user"] = new JsonObject { ["displayName"] = "A person", ["id"] = "1" } },
            ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = html },
        },
    });

    /// <summary>Types into the search.</summary>
    public Task<JsonNode?> SearchAsync(string? text) => InvokeAsync("composeExtension/query", new JsonObject
    {
        ["commandId"] = "triage",
        ["parameters"] = new JsonArray(text is null
            ? new JsonObject { ["name"] = "initialRun", ["value"] = "true" }
            : new JsonObject { ["name"] = "text", ["value"] = text }),
        ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 },
    });

    /// <summary>Posts an invoke and gives its body; null for an empty one.</summary>
    public async Task<JsonNode?> InvokeAsync(string name, JsonNode? value)
    {
        var activity = Activity("invoke");
        activity["name"] = name;
        activity["value"] = value;
        using var response = await host.PostAsync(activity);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return body.Length == 0 ? null : JsonNode.Parse(body);
    }

    /// <summary>The card of a dialog.</summary>
    public static JsonObject Card(JsonNode? dialog)
    {
        var task = dialog!["task"]!;
        Assert.Equal("continue", (string?)task["type"]);
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)task["value"]!["card"]!["contentType"]);
        Assert.False(string.IsNullOrWhiteSpace((string?)task["value"]!["title"]));
        return task["value"]!["card"]!["content"]!.AsObject();
    }

    /// <summary>The results of a search or an action.</summary>
    public static List<JsonObject> Results(JsonNode? answer)
    {
        var list = answer!["composeExtension"]!;
        Assert.Equal("result", (string?)list["type"]);
        Assert.Equal("list", (string?)list["attachmentLayout"]);
        return [.. list["attachments"]!.AsArray().Select(result => result!.AsObject())];
    }

    /// <summary>Every part of a card of a type.</summary>
    public static IEnumerable<JsonObject> Parts(JsonNode? node, string type) => node switch
    {
        JsonObject one => one.SelectMany(part => Parts(part.Value, type)).Concat((string?)(one["type"] as JsonValue) == type ? [one] : []),
        JsonArray list => list.SelectMany(item => Parts(item, type)),
        _ => [],
    };

    /// <summary>The value of an input; null where there is no such input.</summary>
    public static string? Input(JsonNode? card, string id) =>
        (string?)Parts(card, "Input.ChoiceSet").Concat(Parts(card, "Input.Date")).SingleOrDefault(input => (string?)input["id"] == id)?["value"];

    /// <summary>The texts of a card.</summary>
    public static string Shown(JsonNode? card) => string.Join('\n', Parts(card, "TextBlock").Select(block => (string?)block["text"]));

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await connector.DisposeAsync();
    }

    /// <summary>What a client sends: the button's data, and every input as it stands.</summary>
    public static JsonObject Data(JsonNode? dialog, string button, (string Id, string Value)[] inputs)
    {
        var card = Card(dialog);
        var data = Parts(card, "Action.Submit").Single(action => (string?)action["data"]!["form"] == button)["data"]!.DeepClone().AsObject();
        foreach (var input in Parts(card, "Input.ChoiceSet").Concat(Parts(card, "Input.Date")).Where(input => input["value"] is not null))
        {
            data[(string)input["id"]!] = (string)input["value"]!;
        }

        foreach (var (id, value) in inputs)
        {
            data[id] = value;
        }

        return data;
    }

    private JsonObject Activity(string type)
    {
        var activity = ProtectedHost.Message(string.Empty, connector.Url, user: Person);
        activity.Remove("text");
        activity["type"] = type;
        activity["locale"] = Locale;
        activity["id"] = "i" + (++sent).ToString(CultureInfo.InvariantCulture);
        activity["timestamp"] = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero).AddSeconds(sent).ToString("O", CultureInfo.InvariantCulture);
        return activity;
    }
}
