using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MultiChannelBot.Channels.Slack.Blocks;

namespace MultiChannelBot.Tests.Channels.Slack;

/// <summary>
/// What Slack refuses of a message, by the reference pages of Block Kit: written a second time, so that a limit that is
/// forgotten in the renderer is found here.
/// </summary>
internal static partial class SlackRules
{
    /// <summary>Everything wrong with a message.</summary>
    public static IEnumerable<string> FaultsOf(SlackMessage message)
    {
        var blocks = message.Blocks();
        var json = message.Json();
        return
        [
            .. Range("blocks", blocks.Count, 1, 50),
            .. Range("characters of all blocks", json.Length, 2, 12_000),
            .. Range("bytes of the text", System.Text.Encoding.UTF8.GetByteCount(message.Text), 1, 4_000),
            .. json.Contains("${", StringComparison.Ordinal) ? ["something is not bound"] : Array.Empty<string>(),
            .. json.Contains('\uFFFD', StringComparison.Ordinal) ? ["half a character"] : Array.Empty<string>(),
            .. Twice("block_id", blocks.Select(block => (string?)block!["block_id"])),
            .. blocks.SelectMany(block => Block(block!.AsObject())),
            .. blocks.Objects().SelectMany(Anything),
        ];
    }

    /// <summary>Everything wrong with a modal or a home.</summary>
    public static IEnumerable<string> FaultsOfView(JsonObject view)
    {
        var blocks = view["blocks"]!.AsArray();
        var isModal = (string?)view["type"] == "modal";
        return
        [
            .. isModal || (string?)view["type"] == "home" ? Array.Empty<string>() : ["neither modal nor home"],
            .. Range("blocks", blocks.Count, 1, 100),
            .. isModal ? Text(view["title"], 24, "plain_text") : [],
            .. view["close"] is { } close ? Text(close, 24, "plain_text") : [],
            .. view["submit"] is { } submit ? Text(submit, 24, "plain_text") : [],
            .. blocks.Any(block => (string?)block!["type"] == "input") && view["submit"] is null ? ["inputs, and nothing sends them"] : Array.Empty<string>(),
            .. Length("private_metadata", view["private_metadata"], 3_000),
            .. Length("callback_id", view["callback_id"], 255),
            .. view.ToJsonString().Contains("${", StringComparison.Ordinal) ? ["something is not bound"] : Array.Empty<string>(),
            .. Twice("block_id", blocks.Select(block => (string?)block!["block_id"])),
            .. blocks.SelectMany(block => Block(block!.AsObject())),
            .. blocks.Objects().SelectMany(Anything),
        ];
    }

    private static IEnumerable<string> Block(JsonObject block)
    {
        var actions = block.Objects().Where(node => node["action_id"] is not null).Select(node => (string?)node["action_id"]).ToList();
        IEnumerable<string> faults = (string?)block["type"] switch
        {
            "section" => [.. Text(block["text"], 3_000, "mrkdwn"), .. block["accessory"] is { } accessory ? Element(accessory.AsObject()) : []],
            "header" => Text(block["text"], 150, "plain_text"),
            "context" => [.. Range("context elements", block["elements"]!.AsArray().Count, 1, 10), .. block["elements"]!.AsArray().SelectMany(element => Text(element, 3_000, "mrkdwn"))],
            "actions" => [.. Range("elements", block["elements"]!.AsArray().Count, 1, 25), .. block["elements"]!.AsArray().SelectMany(element => Element(element!.AsObject()))],
            "input" => [.. Text(block["label"], 2_000, "plain_text"), .. Element(block["element"]!.AsObject())],
            "rich_text" or "divider" => [],
            var other => [$"{other} is no block of ours"],
        };
        return faults.Concat(Twice("action_id", actions)).Concat(actions.Count > 0 && block["block_id"] is null ? ["no block_id"] : []);
    }

    private static IEnumerable<string> Element(JsonObject element) => (string?)element["type"] switch
    {
        "button" => [.. Text(element["text"], 75, "plain_text"), .. Length("value", element["value"], 2_000), .. Length("url", element["url"], 3_000), .. Address(element["url"])],
        "static_select" => [.. element["placeholder"] is { } placeholder ? Text(placeholder, 150, "plain_text") : [], .. Options(element, 1, 100), .. Initial(element)],
        "datepicker" => element["initial_date"] is { } day && !DateOnly.TryParseExact((string)day!, "yyyy-MM-dd", out _) ? [$"{day} is no day"] : [],
        "overflow" => Options(element, 2, 5),
        var other => [$"{other} is no element of ours"],
    };

    // Slack refuses a view whose initial option is not one of the options, to the letter.
    private static IEnumerable<string> Initial(JsonObject menu) => menu["initial_option"] is not { } initial || menu["options"]!.AsArray().Any(option => JsonNode.DeepEquals(option, initial))
        ? [] : [$"{initial.ToJsonString()} is none of the options"];

    private static IEnumerable<string> Options(JsonObject menu, int fewest, int most)
    {
        var options = menu["options"]!.AsArray();
        return
        [
            .. Range("options", options.Count, fewest, most),
            .. Twice("option", options.Select(option => (string?)option!["value"])),
            .. options.SelectMany(option => Text(option!["text"], 75, "plain_text").Concat(Length("option's value", option["value"], 150))),
        ];
    }

    private static IEnumerable<string> Anything(JsonObject node)
    {
        foreach (var name in node.Where(part => part.Value is null).Select(part => part.Key))
        {
            yield return $"{name} is null";
        }

        foreach (var fault in Length("block_id", node["block_id"], 255).Concat(Length("action_id", node["action_id"], 255)))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Text(JsonNode? node, int most, string type)
    {
        var text = (string?)node?["text"] ?? string.Empty;
        return
        [
            .. Range($"{type} '{text[..Math.Min(40, text.Length)]}'", text.Length, 1, most),
            .. (string?)node?["type"] == type ? Array.Empty<string>() : [$"a text is no {type}"],
            .. string.IsNullOrWhiteSpace(text) ? ["a text is blank"] : Array.Empty<string>(),
            .. Controls().Matches(text).Select(match => $"{match.Value} is not escaped in '{text}'"),
        ];
    }

    private static IEnumerable<string> Address(JsonNode? url) =>
        url is null || ((string)url!).StartsWith("https://", StringComparison.Ordinal) ? [] : [$"{url} is no page"];

    private static IEnumerable<string> Length(string what, JsonNode? node, int most) => node is null ? [] : Range(what, ((string)node!).Length, 1, most);

    private static IEnumerable<string> Range(string what, int count, int fewest, int most) => count >= fewest && count <= most ? [] : [$"{what}: {count}"];

    private static IEnumerable<string> Twice(string what, IEnumerable<string?> ids) =>
        ids.OfType<string>().GroupBy(id => id).Where(same => same.Count() > 1).Select(same => $"{what} {same.Key} stands twice");

    /// <summary>A control character that is neither escaped nor part of a link of ours.</summary>
    [GeneratedRegex(@"&(?!amp;|lt;|gt;)|<(?!(https://|mailto:|!date\^\d+\^)[^<>|]+\|[^<>|]+>)|(?<!<(https://|mailto:|!date\^\d+\^)[^<>|]+\|[^<>|]+)>")]
    private static partial Regex Controls();
}
