using System.Globalization;
using System.Text.Json.Nodes;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.State;

namespace MultiChannelBot.Bench.Soak;

/// <summary>What somebody says, and the one fact that it states.</summary>
internal sealed record SoakSentence(string Text, Fact Fact, string Value)
{
    /// <summary>Each states one fact, so that whatever is said last of a fact is what the case must hold.</summary>
    public static IReadOnlyList<SoakSentence> All { get; } =
    [
        new("It is Azure.", Fact.ServiceType, "usage-based"),
        new("It is Microsoft 365.", Fact.ServiceType, "license-based"),
        new("It was bought through EA.", Fact.PurchaseChannel, "ea"),
        new("It was bought through CSP.", Fact.PurchaseChannel, "csp-partner"),
        new("They bought it online with a credit card.", Fact.PurchaseChannel, "microsoft-direct"),
        new("They want to move it to us.", Fact.Intent, "move"),
    ];
}

/// <summary>A message as the channel delivers it, however often.</summary>
internal sealed record SoakMessage(string Id, SoakSentence Sentence, DateTimeOffset SaidAt);

/// <summary>One person's case with all that was said in it.</summary>
internal sealed class SoakCase
{
    private const string TenantId = "11111111-1111-4111-8111-111111111111";

    private readonly KeyMaker keys;
    private readonly string user = Guid.NewGuid().ToString();
    private readonly List<SoakMessage> said = [];

    public SoakCase(KeyMaker keys)
    {
        this.keys = keys;
        Key = keys.Case(Place, user);
    }

    /// <summary>The id of the conversation.</summary>
    public string Conversation { get; } = "a:" + Guid.NewGuid().ToString("N");

    public ConversationId Place => new(Channel.Teams, TenantId, Conversation);

    public CaseKey Key { get; }

    public UserKey User => keys.User(Channel.Teams, TenantId, user);

    /// <summary>Everything that was said, in the order of the channel's clock; what had to be said again is in it twice.</summary>
    public IReadOnlyList<SoakMessage> Said
    {
        get
        {
            lock (said)
            {
                return [.. said];
            }
        }
    }

    public SoakMessage Say(SoakSentence sentence, DateTimeOffset at)
    {
        var message = new SoakMessage(Guid.NewGuid().ToString("N"), sentence, at);
        lock (said)
        {
            said.Add(message);
        }

        return message;
    }

    public ClaimId Claim(SoakMessage message) => keys.Claim("teams", "message", Conversation, message.Id, "");

    /// <summary>The message as the channel posts it.</summary>
    public string Activity(SoakMessage message, string serviceUrl) => new JsonObject
    {
        ["type"] = "message",
        ["id"] = message.Id,
        ["timestamp"] = message.SaidAt.ToString("O", CultureInfo.InvariantCulture),
        ["channelId"] = "msteams",
        ["serviceUrl"] = serviceUrl,
        ["from"] = new JsonObject { ["id"] = "29:" + user, ["aadObjectId"] = user },
        ["conversation"] = new JsonObject { ["id"] = Conversation, ["conversationType"] = "personal", ["tenantId"] = TenantId },
        ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "bot" },
        ["locale"] = "en-US",
        ["text"] = message.Sentence.Text,
    }.ToJsonString();
}
