using System.Text;
using Microsoft.Bot.Schema;
using MultiChannelBot.Bench.Fuzz;
using MultiChannelBot.Channels.Teams;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace MultiChannelBot.Tests.Channels;

/// <summary>What we read of an activity is what the SDK's own serializer would have read.</summary>
public sealed class ActivityParserTests
{
    private const string Addressed = """
        "channelId":"msteams","serviceUrl":"https://smba.trafficmanager.net/emea/","from":{"id":"29:a"},"recipient":{"id":"28:b"},"conversation":{"id":"19:c"}
        """;

    // Without making dates of texts that look like one, in entities and values.
    private static readonly JsonSerializerSettings Sdk = new() { MaxDepth = 32, DateParseHandling = DateParseHandling.None };

    /// <summary>A group chat's message, and a press on a card, with everything that Teams sends along.</summary>
    public static TheoryData<string> Samples { get; } =
    [
        """
        {"text":"<at>Guide</at>\u00a0it was bought through an EA","textFormat":"plain","type":"message","timestamp":"2026-11-27T09:00:00.1234567Z",
         "localTimestamp":"2026-11-27T18:00:00.1234567+09:00","localTimezone":"Asia/Seoul","id":"1764234000123","channelId":"msteams",
         "serviceUrl":"https://smba.trafficmanager.net/apac/","from":{"id":"29:1abc","name":"Kim Example","aadObjectId":"22222222-2222-4222-8222-222222222222"},
         "conversation":{"isGroup":true,"conversationType":"groupChat","tenantId":"11111111-1111-4111-8111-111111111111","id":"19:meeting@thread.v2","name":"A chat"},
         "recipient":{"id":"28:bot","name":"Guide"},"locale":"ko-KR",
         "entities":[{"mentioned":{"id":"28:bot","name":"Guide"},"text":"<at>Guide</at>","type":"mention"},{"locale":"ko-KR","country":"KR","platform":"Web","type":"clientInfo"}],
         "channelData":{"tenant":{"id":"11111111-1111-4111-8111-111111111111"},"source":{"name":"text"}},
         "attachments":[{"contentType":"text/html","content":"<p>it was</p>"}]}
        """,
        """
        {"type":"message","id":"f:2","timestamp":"2026-11-27T09:00:05+09:00","channelId":"msteams","serviceUrl":"https://smba.trafficmanager.net/emea/",
         "from":{"id":"29:1abc","name":"고객"},"conversation":{"conversationType":"personal","tenantId":"11111111-1111-4111-8111-111111111111","id":"a:1"},
         "recipient":{"id":"28:bot","role":"bot"},"replyToId":"1764234000124","value":{"mcb":1,"do":"answer","fact":"purchase-channel","value":"ea","rev":3,"ref":"x.y"},
         "deliveryMode":"expectReplies","channelData":{"tenant":{"id":"11111111-1111-4111-8111-111111111111"},"legacy":{"replyToId":"1:2"}},"entities":[]}
        """,
        """
        {"type":"conversationUpdate","channelId":"msteams","serviceUrl":"https://smba.trafficmanager.net/emea/","from":{"id":"29:a"},"recipient":{"id":"28:b"},
         "conversation":{"id":"19:c"},"membersAdded":[{"id":"28:b"},null,{"id":"29:a","aadObjectId":"x"}]}
        """,
        $$"""{"type":"installationUpdate","action":"add","name":"x","Locale":"en-GB",{{Addressed}}}""",
        $$"""{"type":"message","text":123.50,"id":7,"locale":true,{{Addressed}}}""",
        $$"""{"type":"message","text":null,"timestamp":"","entities":null,"value":null,"membersAdded":null,{{Addressed}}}""",
        $$"""{"type":"message","text":"half \ud83d a character",{{Addressed}}}""",
        $$"""{"type":"message","timestamp":"Fri, 27 Nov 2026 09:00:00 GMT","value":"x",{{Addressed}}}""",
    ];

    public static TheoryData<string> Impossible { get; } =
    [
        $$"""{"type":"message","text":{},{{Addressed}}}""",
        $$"""{"type":"message","text":["x"],{{Addressed}}}""",
        $$"""{"type":"message","timestamp":"2026-02-30T25:61:00Z",{{Addressed}}}""",
        $$"""{"type":"message","timestamp":"yesterday",{{Addressed}}}""",
        $$"""{"type":"message","entities":{},{{Addressed}}}""",
        $$"""{"type":"message","entities":["x"],{{Addressed}}}""",
        $$"""{"type":"message","membersAdded":[1],{{Addressed}}}""",
        """{"type":"message","channelId":"msteams","serviceUrl":"https://x/","from":"29:a","recipient":{"id":"28:b"},"conversation":{"id":"19:c"}}""",
        """{"type":"message","channelId":"msteams","serviceUrl":"https://x/","from":{"id":"29:a"},"recipient":[],"conversation":{"id":"19:c"}}""",
        """{"type":"message","channelId":"msteams","serviceUrl":"https://x/","from":{"id":"29:a"},"recipient":{},"conversation":{"id":"19:c","isGroup":"maybe"}}""",
    ];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_is_read_as_the_SDK_reads_it(string body)
    {
        var ours = ActivityBody.Parse(Encoding.UTF8.GetBytes(body));

        Assert.NotNull(ours);
        AssertSame(JsonConvert.DeserializeObject<Activity>(body, Sdk)!, ours);
    }

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_the_SDK_cannot_read_is_no_activity(string body)
    {
        Assert.ThrowsAny<Exception>(() => JsonConvert.DeserializeObject<Activity>(body, Sdk));
        Assert.Null(ActivityBody.Parse(Encoding.UTF8.GetBytes(body)));
    }

    [Fact]
    public void Mutated_requests_are_read_as_the_SDK_reads_them()
    {
        using var channel = new FuzzChannel();
        var requests = new FuzzRequests(7, channel, [new FuzzWebTalk("conversation", "token")]);
        var read = 0;
        for (var number = 0; number < 5_000; number++)
        {
            if (requests.Make(number) is { Path: "/api/messages", Body: { } body } && ActivityBody.Parse(body) is { } ours)
            {
                AssertSame(JsonConvert.DeserializeObject<Activity>(Encoding.UTF8.GetString(body), Sdk)!, ours);
                read++;
            }
        }

        Assert.True(read > 1_000, "most of them are to be activities");
    }

    [Fact]
    public void Every_tenant_that_Teams_data_name_is_seen()
    {
        var body = $$$"""{"type":"message","channelData":{"tenant":{"id":"a","ID":"b"},"Tenant":{"id":"c"},"other":{"id":"d"}},{{{Addressed}}}}""";
        Assert.Equal(["a", "b", "c"], ActivityBody.Parse(Encoding.UTF8.GetBytes(body))!.Tenants);
    }

    [Fact]
    public void Only_what_has_no_id_is_told_apart_by_its_body()
    {
        var (one, other) = ($$"""{"type":"message","text":"a",{{Addressed}}}""", $$"""{"type":"message","text":"b",{{Addressed}}}""");

        Assert.NotNull(Fingerprint(one));
        Assert.Equal(Fingerprint(one), Fingerprint(one));
        Assert.NotEqual(Fingerprint(one), Fingerprint(other));
        Assert.Null(Fingerprint($$"""{"type":"message","id":"1",{{Addressed}}}"""));

        static string? Fingerprint(string body) => ActivityBody.Parse(Encoding.UTF8.GetBytes(body))!.Fingerprint;
    }

    private static void AssertSame(Activity theirs, ReceivedActivity ours)
    {
        Assert.Equal(Parts(theirs), Parts(ours));
        Assert.Equal(Account(theirs.From), Account(ours.From));
        Assert.Equal(Account(theirs.Recipient), Account(ours.Recipient));
        Assert.Equal(Conversation(theirs.Conversation), Conversation(ours.Conversation));
        Assert.Equal(theirs.MembersAdded?.Where(member => member is not null).Select(Account), ours.MembersAdded?.Select(Account));
        Assert.Equal(theirs.Timestamp, ours.Timestamp);
        Assert.Equal(theirs.Value is null, ours.Value is null);
        if (theirs.Value is JObject value)
        {
            Assert.True(JToken.DeepEquals(value, JsonConvert.DeserializeObject<JToken>(ours.Value!.ToString()!, Sdk)));
        }

        Assert.Equal(MentionsOf(theirs), ours.Entities.Cast<Mention>().Select(mention => (mention.Mentioned.Id, mention.Text)));
        if (TenantOf(theirs) is { } tenant)
        {
            Assert.Contains(tenant, ours.Tenants);
        }
    }

    private static string?[] Parts(Activity activity) =>
    [
        activity.Type, activity.Id, activity.ServiceUrl, activity.ChannelId, activity.Text, activity.Locale, activity.ReplyToId,
        activity.Action, activity.Name, activity.DeliveryMode,
    ];

    private static string?[]? Account(ChannelAccount? account) =>
        account is null ? null : [account.Id, account.Name, account.AadObjectId, account.Role];

    private static object?[]? Conversation(ConversationAccount? conversation) => conversation is null
        ? null
        : [conversation.Id, conversation.Name, conversation.AadObjectId, conversation.Role, conversation.IsGroup, conversation.ConversationType, conversation.TenantId];

    /// <summary>The mentions that are whole, by the SDK's dictionaries.</summary>
    private static IEnumerable<(string, string)> MentionsOf(Activity activity) =>
        from entity in activity.Entities ?? []
        where string.Equals(entity?.Type, "mention", StringComparison.OrdinalIgnoreCase)
        let id = (entity.Properties["mentioned"] as JObject)?["id"]
        let text = entity.Properties["text"]
        where id?.Type == JTokenType.String && text?.Type == JTokenType.String
        select ((string)id!, (string)text!);

    private static string? TenantOf(Activity activity) =>
        ((activity.ChannelData as JObject)?.GetValue("tenant", StringComparison.OrdinalIgnoreCase) as JObject)?.GetValue("id", StringComparison.OrdinalIgnoreCase) is JValue { Type: JTokenType.String } id
            ? (string?)id
            : null;
}
