using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace MultiChannelBot.Bench.Fuzz;

/// <summary>A request as it goes out.</summary>
/// <param name="Raw">Bytes for the bare connection, in place of everything else.</param>
/// <param name="Headers">What is sent besides.</param>
internal sealed record FuzzRequest(
    string Method, string Path, byte[]? Body, string? ContentType, byte[]? Raw = null, IReadOnlyList<(string Name, string Value)>? Headers = null);

/// <summary>A conversation of the web chat that was begun.</summary>
internal sealed record FuzzWebTalk(string Conversation, string Token);

/// <summary>
/// Makes requests that no channel sends: activities with parts changed, taken out, doubled and blown up, bodies with bytes
/// changed, and other methods and addresses. The same seed and number make the same request, but for presses on cards that
/// were sent meanwhile, and for the time at which requests of Slack are signed.
/// </summary>
internal sealed class FuzzRequests(int seed, FuzzChannel channel, IReadOnlyList<FuzzWebTalk> webTalks)
{
    /// <summary>So many conversations there are, so that cases grow, are pressed on by others, and are cancelled.</summary>
    public const int Conversations = 40;

    public const string Tenant = "11111111-1111-4111-8111-111111111111";

    private static readonly string[] Types =
        ["message", "message", "message", "message", "conversationUpdate", "installationUpdate", "messageUpdate", "messageReaction", "invoke", "invoke", "typing", "event", "endOfConversation", "x"];

    private static readonly string[] Texts =
    [
        "Office 365 licenses from an EA", "EA로 구매한 Microsoft 365 라이선스입니다", "Azure subscription bought online", "help", "도움말", "back", "restart", "forget me",
        "change product", "why", "status", "open K7QM-3X9T", "their term ends on 2027-02-29", "약정은 2027년 13월 45일에 끝나요", "and they have Dynamics 365 too", "1", "99999999999999999999",
        "korean", "영어로", "message to the customer", "plan", "dates", "useful", "wrong rule", "<at>Guide</at> CSP", "no", "ok", "<script>alert(1)</script>", "${jndi:ldap://x}", "{0} %s \\u0000",
    ];

    private static readonly string[] Invokes =
        ["task/fetch", "task/submit", "task/submit", "composeExtension/query", "composeExtension/fetchTask", "composeExtension/submitAction", "adaptiveCard/action", "x"];

    private static readonly string[] FormSteps = ["check", "send", "send", "insert", "edit", "x"];

    private static readonly string[] Facts =
        ["", "serviceType=license-based;purchaseChannel=ea", "purchaseChannel=ea|open;intent=?/serviceType=usage-based", "termEnd=9999-12-31;product=office-365", "=;/;x=y|", "intent=?move|manage"];

    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "FOO"];

    private static readonly string[] Paths =
        ["/", "/api/messages", "/api/messages/", "/api/messages/x", "/health/live", "/health/ready", "/health", "/calendar/", "/calendar/x.ics", "/calendar/%00.ics", "/calendar/..%2f..%2fetc.ics", "/%ff", "/metrics"];

    private static readonly string?[] Kinds = ["application/json", "application/json; charset=utf-8", "application/json; charset=utf-7", "text/plain", "application/jsonx", "", null];

    /// <summary>The request of a number.</summary>
    public FuzzRequest Make(int number)
    {
        var random = new Random(unchecked((seed * 1_000_003) + number));
        return random.Next(100) switch
        {
            < 5 => new FuzzRequest(Pick(random, Methods), Path(random), random.Next(2) == 0 ? null : Garbage(random), Pick(random, Kinds)),
            < 6 => new FuzzRequest("RAW", "/", null, null, Wire(random)),
            < 12 => new FuzzRequest("POST", "/api/messages", Garbage(random), "application/json"),
            < 27 => Slack(random),
            < 42 => Web(random),
            < 52 => new FuzzRequest("POST", "/api/messages", Broken(random, Written(Activity(random))), Pick(random, Kinds)),
            _ => new FuzzRequest("POST", "/api/messages", Written(Changed(random, Activity(random))), "application/json"),
        };
    }

    /// <summary>The person and the conversation of a number below <see cref="Conversations"/>.</summary>
    public static (string Conversation, string Person) Seat(int number) =>
        (string.Create(CultureInfo.InvariantCulture, $"a:conversation-{number}"), string.Create(CultureInfo.InvariantCulture, $"29:person-{number % 7}"));

    /// <summary>An activity of a person, as Teams sends it.</summary>
    public static JsonObject Activity(string conversation, string person, string text) => new()
    {
        ["type"] = "message",
        ["id"] = Guid.NewGuid().ToString(),
        ["timestamp"] = "2026-11-27T09:00:00.000Z",
        ["channelId"] = "msteams",
        ["serviceUrl"] = "http://127.0.0.1:9/",
        ["from"] = new JsonObject { ["id"] = person, ["name"] = "A person" },
        ["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = "personal", ["tenantId"] = Tenant },
        ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "Guide" },
        ["locale"] = "en-US",
        ["text"] = text,
        ["entities"] = new JsonArray(new JsonObject { ["type"] = "mention", ["text"] = "<at>Guide</at>", ["mentioned"] = new JsonObject { ["id"] = "28:bot" } }),
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } },
    };

    private JsonObject Activity(Random random)
    {
        var (conversation, person) = Seat(random.Next(Conversations));
        var activity = Activity(conversation, person, Text(random));
        activity["id"] = random.Next(50_000).ToString(CultureInfo.InvariantCulture);
        activity["type"] = Pick(random, Types);
        activity["locale"] = random.Next(2) == 0 ? "ko-KR" : "en-US";
        if (random.Next(4) == 0 && Press(random) is { } press)
        {
            activity.Remove("text");
            activity["value"] = press;
            activity["replyToId"] = "m1";
        }

        if ((string?)activity["type"] == "invoke")
        {
            activity["name"] = Pick(random, Invokes);
            activity["value"] = Invoked(random);
        }

        return activity;
    }

    /// <summary>Signed rubbish, as whoever has the secret could send it; now and then unsigned.</summary>
    private static FuzzRequest Slack(Random random)
    {
        var path = Pick(random, FuzzOthers.SlackPaths);
        var json = Written(Changed(random, path == "/slack/events" ? FuzzOthers.SlackEvent(random, Text(random)) : FuzzOthers.SlackPayload(random, Text(random))));
        byte[] body = random.Next(6) == 0 ? Garbage(random)
            : path == "/slack/events" ? random.Next(4) == 0 ? Broken(random, json) : json
            : path == "/slack/commands" ? Form(("team_id", "T1"), ("channel_id", "C1"), ("user_id", "U1"), ("command", "/multichannel"), ("text", Text(random)), ("trigger_id", "t"), ("response_url", Text(random)))
            : Form(("payload", Encoding.UTF8.GetString(random.Next(4) == 0 ? Broken(random, json) : json)));
        var type = random.Next(10) == 0 ? Pick(random, Kinds) : path == "/slack/events" ? "application/json" : "application/x-www-form-urlencoded";
        return new FuzzRequest("POST", path, body, type, Headers: FuzzOthers.Signed(body, isSigned: random.Next(20) > 0));
    }

    private FuzzRequest Web(Random random)
    {
        var talk = webTalks[random.Next(webTalks.Count)];
        IReadOnlyList<(string, string)> token = [("Authorization", "Bearer " + random.Next(20) switch { 0 => talk.Token[..random.Next(talk.Token.Length)], 1 => FuzzHost.Secret, _ => talk.Token })];
        if (random.Next(4) == 0)
        {
            var (method, path) = FuzzOthers.WebQuestion(random, talk.Conversation);
            return new FuzzRequest(method, path, method == "POST" ? Garbage(random) : null, "application/json", Headers: token);
        }

        var activity = Written(Changed(random, FuzzOthers.WebActivity(random, Text(random))));
        var body = random.Next(5) switch { 0 => Broken(random, activity), 1 => Garbage(random), _ => activity };
        return new FuzzRequest("POST", $"/v3/directline/conversations/{talk.Conversation}/activities", body, Pick(random, Kinds), Headers: token);
    }

    private static byte[] Form(params (string Name, string Value)[] fields) =>
        Encoding.ASCII.GetBytes(string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}")));

    /// <summary>The value of an invoke: parts of every kind, whatever its name.</summary>
    private static JsonObject Invoked(Random random)
    {
        var data = new JsonObject
        {
            ["mcb"] = 1,
            ["form"] = Pick(random, FormSteps),
            ["facts"] = Pick(random, Facts),
            ["at"] = random.Next(-1, 3),
            ["sub"] = random.Next(-1, 12),
            ["since"] = 1_760_000_000_000L + random.Next(),
            ["fields"] = "serviceType purchaseChannel intent azureOffer licenseOffer termEnd cloud partnerType",
            ["serviceType"] = random.Next(2) == 0 ? "serviceType=usage-based" : Text(random),
            ["purchaseChannel"] = random.Next(2) == 0 ? "purchaseChannel=csp-partner" : "none",
            ["intent"] = random.Next(2) == 0 ? "intent=move" : "unsure",
            ["termEnd"] = random.Next(2) == 0 ? "2027-06-30" : Text(random),
        };
        return new JsonObject
        {
            ["commandId"] = "triage",
            ["commandContext"] = "message",
            ["data"] = data,
            ["parameters"] = new JsonArray(new JsonObject { ["name"] = "text", ["value"] = Text(random) }),
            ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 },
            ["messagePayload"] = new JsonObject { ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = $"<p>{Text(random)}</p><div>{Text(random)}" } },
        };
    }

    /// <summary>The data of a button on one of the latest cards; null where there is none.</summary>
    private JsonNode? Press(Random random)
    {
        var bodies = channel.Latest;
        if (bodies.Count == 0)
        {
            return null;
        }

        var data = new List<JsonNode>();
        Collect(JsonNode.Parse(bodies[random.Next(bodies.Count)]), data);
        return data.Count == 0 ? null : data[random.Next(data.Count)].DeepClone();
    }

    private static void Collect(JsonNode? node, List<JsonNode> found)
    {
        switch (node)
        {
            case JsonObject with when with.ContainsKey("mcb"):
                found.Add(with);
                break;
            case JsonObject parts:
                parts.ToList().ForEach(part => Collect(part.Value, found));
                break;
            case JsonArray parts:
                parts.ToList().ForEach(part => Collect(part, found));
                break;
        }
    }

    /// <summary>Up to four parts changed, wherever they are.</summary>
    private static JsonObject Changed(Random random, JsonObject activity)
    {
        for (var left = random.Next(5); left > 0; left--)
        {
            var parts = new List<JsonObject>();
            Objects(activity, parts);
            Change(random, parts[random.Next(parts.Count)]);
        }

        return activity;
    }

    private static void Objects(JsonNode? node, List<JsonObject> found)
    {
        if (node is JsonObject here)
        {
            found.Add(here);
            here.ToList().ForEach(part => Objects(part.Value, found));
        }
        else if (node is JsonArray list)
        {
            list.ToList().ForEach(part => Objects(part, found));
        }
    }

    private static void Change(Random random, JsonObject part)
    {
        var name = part.Count > 0 && random.Next(6) > 0 ? part.ElementAt(random.Next(part.Count)).Key : Text(random);
        switch (random.Next(3))
        {
            case 0:
                part.Remove(name);
                break;
            default:
                part[name] = Value(random);
                break;
        }
    }

    private static JsonNode? Value(Random random) => random.Next(14) switch
    {
        0 => null,
        1 => random.Next(),
        2 => -1.5e308,
        3 => true,
        4 => Text(random),
        5 => new string((char)random.Next(0x20, 0xd7ff), random.Next(5_000)),
        6 => new JsonArray(null, 1, "x", new JsonObject()),
        7 => new JsonObject { ["mcb"] = 1, ["do"] = Text(random), ["rev"] = random.Next(-5, 5), ["ref"] = Text(random) },
        8 => "2026-02-30T25:61:00Z",
        9 => "9999-12-31T23:59:59.9999999+14:00",
        10 => Nested(random.Next(60)),
        11 => string.Empty,
        12 => "0001-01-01T00:00:00Z",
        _ => "\ud83d\ude00\u202e\u0000\u200b",
    };

    private static JsonNode Nested(int depth)
    {
        JsonNode node = 1;
        for (var left = depth; left > 0; left--)
        {
            node = left % 2 == 0 ? new JsonArray(node) : new JsonObject { ["a"] = node };
        }

        return node;
    }

    private static string Text(Random random) => random.Next(5) switch
    {
        0 => string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => char.ConvertFromUtf32(random.Next(2) == 0 ? random.Next(1, 0x3000) : random.Next(0xac00, 0xd7a3)))),
        1 => string.Join(' ', Enumerable.Range(0, random.Next(1, 12)).Select(_ => Pick(random, Texts))),
        _ => Pick(random, Texts),
    };

    private static string Path(Random random)
    {
        var path = Pick(random, Paths);
        return random.Next(4) == 0 ? $"/calendar/{Convert.ToBase64String(Bytes(random, 200)).Replace('/', '_').Replace('+', '-')}.ics" : path;
    }

    private static byte[] Written(JsonObject activity) => Encoding.UTF8.GetBytes(activity.ToJsonString());

    /// <summary>Bytes changed, left out, doubled, or the end cut off.</summary>
    private static byte[] Broken(Random random, byte[] body)
    {
        var at = random.Next(body.Length);
        var length = Math.Min(random.Next(1, 40), body.Length - at);
        return random.Next(5) switch
        {
            0 => body[..at],
            1 => [.. body[..at], .. body[(at + length)..]],
            2 => [.. body[..(at + length)], .. body[at..]],
            3 => [.. body[..at], .. Bytes(random, 8), .. body[at..]],
            _ => [.. body[..at], (byte)random.Next(256), .. body[(at + 1)..]],
        };
    }

    private static byte[] Garbage(Random random) => random.Next(4) switch
    {
        0 => Bytes(random, 2_000),
        1 => Encoding.UTF8.GetBytes(new string('[', random.Next(20_000))),
        2 => Encoding.UTF8.GetBytes("{\"type\":\"message\"" + string.Concat(Enumerable.Repeat(",\"text\":\"a\"", random.Next(3))) + "}"),
        _ => Encoding.UTF8.GetBytes(Value(random)?.ToJsonString() ?? "null"),
    };

    private static byte[] Wire(Random random) => random.Next(3) switch
    {
        0 => [.. Bytes(random, 300), .. "\r\n\r\n"u8],
        1 => Encoding.ASCII.GetBytes($"POST /api/messages HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{random.Next(99)}\r\n{{}}\r\n0\r\n\r\n"),
        _ => Encoding.ASCII.GetBytes($"GET /health/live HTTP/1.{random.Next(9)}\r\nHost: x\r\nConnection: close\r\nX: {new string('y', random.Next(3_000))}\r\n\r\n"),
    };

    private static byte[] Bytes(Random random, int most)
    {
        var bytes = new byte[random.Next(1, most)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];
}
