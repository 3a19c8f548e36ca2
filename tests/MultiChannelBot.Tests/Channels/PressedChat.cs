using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MultiChannelBot.Bench.Soak;
using MultiChannelBot.Tests.Cards;

namespace MultiChannelBot.Tests.Channels;

/// <summary>The channel's side of the presses: keeps each message as it stands, and answers as it is told.</summary>
public sealed class PressedChannel : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, JsonNode> standing = new();
    private readonly TaskCompletionSource waits = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication server = null!;
    private int ids;

    public string Url => server.Urls.Single();

    /// <summary>What is answered to the next messages instead of taking them.</summary>
    public ConcurrentQueue<HttpStatusCode> Refusals { get; } = new();

    /// <summary>Messages that are replaced wait for this; null where they do not.</summary>
    public Task? Replacing { get; set; }

    /// <summary>New messages wait for this; null where they do not.</summary>
    public Task? Creating { get; set; }

    /// <summary>Completes when a new message waits.</summary>
    public Task Waits => waits.Task;

    /// <summary>The method of each request, in their order.</summary>
    public ConcurrentQueue<string> Methods { get; } = new();

    /// <summary>The messages that were created, oldest first. Whether a turn took so long that "typing" was shown meanwhile is nothing to go by.</summary>
    public IReadOnlyList<string> Ids =>
        [.. standing.Where(kept => (string?)kept.Value["type"] != "typing").Select(kept => kept.Key).OrderBy(id => int.Parse(id, CultureInfo.InvariantCulture))];

    public static async Task<PressedChannel> StartAsync()
    {
        var channel = new PressedChannel();
        channel.server = await LocalServer.StartAsync(channel.TakeAsync, TestContext.Current.CancellationToken);
        return channel;
    }

    /// <summary>A message's card as it stands.</summary>
    public JsonNode Card(string id) => standing[id]["attachments"]![0]!["content"]!;

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        var activity = await JsonNode.ParseAsync(context.Request.Body);
        Methods.Enqueue(context.Request.Method);
        if (Refusals.TryDequeue(out var status))
        {
            context.Response.StatusCode = (int)status;
            return;
        }

        var isNew = HttpMethods.IsPost(context.Request.Method);
        if ((isNew ? Creating : Replacing) is { } waiting)
        {
            waits.TrySetResult();
            await waiting;
        }

        var id = isNew ? Interlocked.Increment(ref ids).ToString(CultureInfo.InvariantCulture) : context.Request.Path.Value!.Split('/')[^1];
        standing[id] = activity!;
        await context.Response.WriteAsJsonAsync(new { id });
    }
}

/// <summary>One person in a conversation, who types and presses by Action.Execute.</summary>
/// <param name="post">Hands an activity in and gives status and body.</param>
internal sealed class PressedChat(PressedChannel channel, Func<JsonNode, Task<(HttpStatusCode Status, string Body)>> post, string type = "personal", string person = "29:ann", string? conversation = null)
{
    private int number;

    public string Conversation { get; } = conversation ?? $"19:{Guid.NewGuid():N}";

    public string Locale { get; init; } = "en-US";

    /// <summary>How the channel names the person; null where it does not.</summary>
    public string? Name { get; init; }

    /// <summary>Another person in the same conversation.</summary>
    public PressedChat With(string other, string locale = "en-US", string? name = null) => new(channel, post, type, other, Conversation) { Locale = locale, Name = name };

    /// <summary>Types something; gives the id of the card below.</summary>
    public async Task<string> SayAsync(string text)
    {
        var (status, body) = await post(Activity("message", ("text", text)));
        Assert.Equal((HttpStatusCode.OK, ""), (status, body));
        return channel.Ids[^1];
    }

    /// <summary>Presses what a card offers.</summary>
    public Task<PressResult> PressAsync(string id, JsonNode card, string what, string? value = null, string? activity = null) =>
        ExecuteAsync(id, Find(card, what, value), activity: activity);

    /// <summary>Sends an action as it is.</summary>
    public async Task<PressResult> ExecuteAsync(string? id, JsonNode? action, string trigger = "manual", string? activity = null)
    {
        var sent = Activity("invoke", ("name", "adaptiveCard/action"), ("replyToId", id), ("value", new JsonObject { ["action"] = action?.DeepClone(), ["trigger"] = trigger }));
        sent["id"] = activity ?? sent["id"]!.GetValue<string>();
        var (status, body) = await post(sent);
        Assert.Equal(HttpStatusCode.OK, status);
        var answer = JsonNode.Parse(body)!;
        Assert.Equal(200, answer["statusCode"]!.GetValue<int>());
        return new PressResult(
            (string?)answer["type"] == "application/vnd.microsoft.card.adaptive" ? answer["value"] : null,
            (string?)answer["type"] == "application/vnd.microsoft.activity.message" ? (string)answer["value"]! : null);
    }

    /// <summary>The action of a card that says something.</summary>
    public static JsonObject Find(JsonNode card, string what, string? value = null)
    {
        var actions = Actions(card).Where(action => (string?)action["data"]!["do"] == what).ToList();
        if (actions.Find(action => value is null || (string?)action["data"]!["value"] == value) is { } direct)
        {
            return (JsonObject)direct.DeepClone();
        }

        // Many choices are a set, and the client adds what was chosen.
        var sending = (JsonObject)actions.First(action => action["data"]!["value"] is null).DeepClone();
        sending["data"]!["choice"] = value;
        return sending;
    }

    /// <summary>Every Action.Execute of a card but its refresh.</summary>
    public static IEnumerable<JsonObject> Actions(JsonNode? node) => node switch
    {
        JsonObject action when (string?)action["type"] == "Action.Execute" => [action],
        JsonObject parts => parts.Where(part => part.Key != "refresh").SelectMany(part => Actions(part.Value)),
        JsonArray items => items.SelectMany(Actions),
        _ => [],
    };

    public JsonObject Activity(string kind, params (string Name, JsonNode? Value)[] more)
    {
        var activity = new JsonObject
        {
            ["type"] = kind,
            ["id"] = $"{person}-{Conversation}-{Interlocked.Increment(ref number)}",
            ["timestamp"] = DateTimeOffset.UnixEpoch.AddYears(56).AddSeconds(number).ToString("O", CultureInfo.InvariantCulture),
            ["channelId"] = "msteams",
            ["serviceUrl"] = channel.Url,
            ["from"] = Name is null ? new JsonObject { ["id"] = person } : new JsonObject { ["id"] = person, ["name"] = Name },
            ["recipient"] = new JsonObject { ["id"] = "28:bot" },
            ["conversation"] = new JsonObject { ["id"] = Conversation, ["conversationType"] = type, ["isGroup"] = type != "personal", ["tenantId"] = "11111111-1111-4111-8111-111111111111" },
            ["locale"] = Locale,
        };
        foreach (var (name, value) in more)
        {
            activity[name] = value;
        }

        return activity;
    }
}

/// <summary>What a press was answered with: a card in its place, or a line beside it.</summary>
internal sealed record PressResult(JsonNode? Card, string? Line)
{
    /// <summary>The fact that the card asks for; null for another card.</summary>
    public string? Asks => PressedChat.Actions(Card).Where(action => (string?)action["data"]!["do"] == "answer").Select(action => (string?)action["data"]!["fact"]).FirstOrDefault();

    public bool Shows(string text) => Card!.ToJsonString(SampleTexts.Relaxed).Contains(text, StringComparison.Ordinal);
}
