using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Microsoft.Bot.Schema;

namespace MultiChannelBot.Channels.Teams;

/// <summary>
/// Makes an activity of JSON: the parts that are read, as the SDK's reader would understand them. Names are those of the SDK
/// in any case of letters; a part of a kind that it cannot be is a fault.
/// </summary>
internal static class ActivityParser
{
    /// <summary>The activity of a JSON object whose names differ in more than the case of letters.</summary>
    /// <exception cref="JsonException">A part is not of the kind that it has to be.</exception>
    /// <exception cref="InvalidOperationException">A text holds half a character.</exception>
    public static ReceivedActivity Read(JsonElement root)
    {
        var parts = new Parts(root);
        return new ReceivedActivity
        {
            Type = Text(parts["type"u8]),
            Id = Text(parts["id"u8]),
            Timestamp = Time(parts["timestamp"u8]),
            ServiceUrl = Text(parts["serviceUrl"u8]),
            ChannelId = Text(parts["channelId"u8]),
            From = Account(parts["from"u8]),
            Recipient = Account(parts["recipient"u8]),
            Conversation = Conversation(parts["conversation"u8]),
            Text = Said(parts["text"u8]),
            Locale = Text(parts["locale"u8]),
            ReplyToId = Text(parts["replyToId"u8]),
            Action = Text(parts["action"u8]),
            Name = Text(parts["name"u8]),
            DeliveryMode = Text(parts["deliveryMode"u8]),
            Value = parts["value"u8]?.Clone(),
            Tenants = Tenants(parts["channelData"u8]),
            EventType = Named(parts["channelData"u8], "eventType").Where(type => type.ValueKind == JsonValueKind.String).Select(type => Text(type)).FirstOrDefault(),
            Team = Named(parts["channelData"u8], "team").SelectMany(team => Named(team, "id")).Where(id => id.ValueKind == JsonValueKind.String).Select(id => Text(id)).FirstOrDefault(),
            WrittenLocally = parts["localTimestamp"u8] is { ValueKind: JsonValueKind.String } written ? Text(written) : null,
            LocalTimezone = parts["localTimezone"u8] is { ValueKind: JsonValueKind.String } zone ? Text(zone) : null,
            Entities = Mentions(parts["entities"u8]),
            MembersAdded = parts["membersAdded"u8] is { } members ? [.. Objects(members).Select(member => Account(member)!)] : null,
            MembersRemoved = parts["membersRemoved"u8] is { } removed ? [.. Objects(removed).Select(member => Account(member)!)] : null,
        };
    }

    private static ChannelAccount? Account(JsonElement? given)
    {
        if (Object(given) is not { } account)
        {
            return null;
        }

        var parts = new Parts(account);
        return new ChannelAccount
        {
            Id = Text(parts["id"u8]),
            Name = Text(parts["name"u8]),
            AadObjectId = Text(parts["aadObjectId"u8]),
            Role = Text(parts["role"u8]),
        };
    }

    private static ConversationAccount? Conversation(JsonElement? given)
    {
        if (Object(given) is not { } conversation)
        {
            return null;
        }

        var parts = new Parts(conversation);
        return new ConversationAccount
        {
            IsGroup = Truth(parts["isGroup"u8]),
            ConversationType = Text(parts["conversationType"u8]),
            TenantId = Text(parts["tenantId"u8]),
            Id = Text(parts["id"u8]),
            Name = Text(parts["name"u8]),
            AadObjectId = Text(parts["aadObjectId"u8]),
            Role = Text(parts["role"u8]),
        };
    }

    /// <summary>Other channels have data of other forms, and a tenant in none of them. Whatever is named in any spelling counts.</summary>
    private static ImmutableArray<string> Tenants(JsonElement? data) =>
    [
        .. Named(data, "tenant").SelectMany(tenant => Named(tenant, "id"))
            .Where(id => id.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
            .Select(id => Text(id)!),
    ];

    private static IEnumerable<JsonElement> Named(JsonElement? given, string name) => given is { ValueKind: JsonValueKind.Object } data
        ? data.EnumerateObject().Where(part => part.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(part => part.Value)
        : [];

    /// <summary>Mentions that are whole; other entities say nothing to us.</summary>
    private static List<Entity> Mentions(JsonElement? given)
    {
        var mentions = new List<Entity>();
        foreach (var entity in Objects(given))
        {
            var parts = new Parts(entity);
            if (string.Equals(Text(parts["type"u8]), "mention", StringComparison.OrdinalIgnoreCase)
                && entity.TryGetProperty("mentioned"u8, out var mentioned)
                && mentioned.ValueKind == JsonValueKind.Object
                && mentioned.TryGetProperty("id"u8, out var id)
                && id.ValueKind == JsonValueKind.String
                && entity.TryGetProperty("text"u8, out var text)
                && text.ValueKind == JsonValueKind.String)
            {
                mentions.Add(new Mention(new ChannelAccount(Said(id)), Said(text), "mention"));
            }
        }

        return mentions;
    }

    /// <summary>The objects of a list; nulls between them are passed over.</summary>
    private static IEnumerable<JsonElement> Objects(JsonElement? given) => given switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select(item => Object(item)).OfType<JsonElement>(),
        _ => throw new JsonException("A list is expected."),
    };

    private static JsonElement? Object(JsonElement? given) => given switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.Object } => given,
        _ => throw new JsonException("An object is expected."),
    };

    /// <summary>Numbers and truths are taken as they are written.</summary>
    private static string? Text(JsonElement? given) => given switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } other => other.GetRawText(),
        _ => throw new JsonException("A text is expected."),
    };

    /// <summary>What people wrote may hold half a character, cut off by some client: it is still a message.</summary>
    private static string? Said(JsonElement? given)
    {
        try
        {
            return Text(given);
        }
        catch (InvalidOperationException)
        {
            return Newtonsoft.Json.JsonConvert.DeserializeObject<string>(given!.Value.GetRawText());
        }
    }

    private static bool? Truth(JsonElement? given) => given switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text when bool.TryParse(text.GetString(), out var truth) => truth,
        _ => throw new JsonException("True or false is expected."),
    };

    private static DateTimeOffset? Time(JsonElement? given) => given switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text when text.TryGetDateTimeOffset(out var time) => time,
        { ValueKind: JsonValueKind.String } text when text.ValueEquals(string.Empty) => null,
        { ValueKind: JsonValueKind.String } text => DateTimeOffset.Parse(text.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        _ => throw new JsonException("A time is expected."),
    };

    /// <summary>The parts of an object by name; null where there is none, or a null.</summary>
    private readonly struct Parts(JsonElement parent)
    {
        public JsonElement? this[ReadOnlySpan<byte> name] => Find(name) is { ValueKind: not JsonValueKind.Null } part ? part : null;

        private JsonElement? Find(ReadOnlySpan<byte> name)
        {
            var isEscaped = false;
            foreach (var part in parent.EnumerateObject())
            {
                var raw = JsonMarshal.GetRawUtf8PropertyName(part);
                if (Ascii.EqualsIgnoreCase(raw, name))
                {
                    return part.Value;
                }

                isEscaped |= raw.Contains((byte)'\\');
            }

            return isEscaped && parent.TryGetProperty(name, out var found) ? found : null;
        }
    }
}
