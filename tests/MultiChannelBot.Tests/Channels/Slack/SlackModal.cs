using System.Text.Json.Nodes;

namespace MultiChannelBot.Tests.Channels.Slack;

/// <summary>A modal in somebody's client: what they chose stays chosen while the app changes it.</summary>
internal sealed class SlackModal(StandInSlack slack, SlackHost host, string user = "U1")
{
    private readonly Dictionary<string, string?> chosen = new(StringComparer.Ordinal);
    private JsonObject? seen;

    /// <summary>The view as it stands in Slack.</summary>
    public JsonObject View => slack.Views.Modal;

    /// <summary>Everything that is read in it, the metadata left out.</summary>
    public string Text => string.Join('\n', View["blocks"].Objects().Where(node => node["text"] is JsonValue).Select(node => (string)node["text"]!));

    /// <summary>The ids of the inputs, in order.</summary>
    public IEnumerable<string> Inputs => Blocks(View).Select(block => (string)block["block_id"]!);

    /// <summary>What an input holds.</summary>
    public string? Value(string input) => chosen.TryGetValue(input, out var value) ? value : Initial(Block(View, input));

    /// <summary>The view in which the next things are done; without this the client shows each as soon as it is there.</summary>
    public SlackModal Hold()
    {
        seen = View.DeepClone().AsObject();
        return this;
    }

    /// <summary>Chooses, in the view that the client shows.</summary>
    public Task<HttpResponseMessage> ChooseAsync(string input, string? value, string? time = null)
    {
        var view = seen ?? View;
        chosen[input] = value;
        var action = Element(Block(view, input), value);
        action["action_id"] = (string)Block(view, input)["element"]!["action_id"]!;
        action["block_id"] = input;
        action["action_ts"] = time ?? host.NextTime();
        return host.InteractAsync(new JsonObject
        {
            ["type"] = "block_actions",
            ["container"] = new JsonObject { ["type"] = "view", ["view_id"] = (string)view["id"]! },
            ["view"] = WithState(view),
            ["actions"] = new JsonArray(action),
        }, user);
    }

    /// <summary>Sends it.</summary>
    /// <returns>What the app answers: null where the modal closes.</returns>
    public async Task<JsonNode?> SendAsync()
    {
        using var response = await host.InteractAsync(new JsonObject { ["type"] = "view_submission", ["view"] = WithState(View) }, user);
        response.EnsureSuccessStatusCode();
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return body.Length == 0 ? null : JsonNode.Parse(body);
    }

    private JsonObject WithState(JsonObject view)
    {
        var values = new JsonObject();
        foreach (var block in Blocks(view))
        {
            var id = (string)block["block_id"]!;
            values[id] = new JsonObject { [(string)block["element"]!["action_id"]!] = Element(block, chosen.TryGetValue(id, out var value) ? value : Initial(block)) };
        }

        var sent = view.DeepClone().AsObject();
        sent["state"] = new JsonObject { ["values"] = values };
        return sent;
    }

    private static JsonObject Element(JsonObject block, string? value) => (string)block["element"]!["type"]! == "datepicker"
        ? new JsonObject { ["type"] = "datepicker", ["selected_date"] = value }
        : new JsonObject { ["type"] = "static_select", ["selected_option"] = value is null ? null : new JsonObject { ["value"] = value } };

    private static string? Initial(JsonObject block) => (string?)block["element"]!["initial_option"]?["value"] ?? (string?)block["element"]!["initial_date"];

    private static JsonObject Block(JsonObject view, string input) => Blocks(view).First(block => (string?)block["block_id"] == input);

    private static IEnumerable<JsonObject> Blocks(JsonObject view) => view["blocks"]!.AsArray().Select(block => block!.AsObject()).Where(block => (string?)block["type"] == "input");
}
