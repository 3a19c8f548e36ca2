using System.Globalization;
using System.Text.Json.Nodes;

namespace MultiChannelBot.Tests.Hosts;

/// <summary>One person's chat with the bot, as activities.</summary>
public sealed class Talk(string serviceUrl)
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public string Conversation { get; init; } = "chat-" + Guid.NewGuid().ToString("N");

    public string Person { get; init; } = "29:person";

    public string PersonName { get; init; } = "Somebody";

    public string Tenant { get; init; } = "11111111-1111-4111-8111-111111111111";

    public string Locale { get; init; } = "en-US";

    /// <summary>A message that was said so many seconds after the chat began.</summary>
    public JsonObject Message(string text, int second, string? id = null) => new()
    {
        ["type"] = "message",
        ["id"] = id ?? Guid.NewGuid().ToString("N"),
        ["timestamp"] = Start.AddSeconds(second).ToString("O", CultureInfo.InvariantCulture),
        ["serviceUrl"] = serviceUrl,
        ["channelId"] = "msteams",
        ["from"] = new JsonObject { ["id"] = Person, ["name"] = PersonName },
        ["conversation"] = new JsonObject { ["id"] = Conversation, ["tenantId"] = Tenant },
        ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "Bot" },
        ["locale"] = Locale,
        ["text"] = text,
    };
}
