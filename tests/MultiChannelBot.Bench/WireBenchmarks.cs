using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Rest.Serialization;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Commands;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace MultiChannelBot.Bench;

/// <summary>A message of Teams from bytes to activity, and the card of an answer from text to bytes: by us, and by the SDK's serializer.</summary>
public class WireBenchmarks : IDisposable
{
    private static readonly JsonSerializerSettings Settings = new()
    {
        MaxDepth = ActivityShape.MostDepth,
        DateParseHandling = DateParseHandling.DateTimeOffset,
    };

    private readonly byte[] message = Encoding.UTF8.GetBytes(
        """
        {"text":"<at>Guide</at> it was bought through an EA","textFormat":"plain","type":"message","timestamp":"2026-11-27T09:00:00.1234567Z",
         "localTimestamp":"2026-11-27T18:00:00.1234567+09:00","localTimezone":"Asia/Seoul","id":"1764234000123","channelId":"msteams",
         "serviceUrl":"https://smba.trafficmanager.net/apac/","from":{"id":"29:1abc","name":"A person","aadObjectId":"22222222-2222-4222-8222-222222222222"},
         "conversation":{"isGroup":true,"conversationType":"groupChat","tenantId":"11111111-1111-4111-8111-111111111111","id":"19:meeting@thread.v2"},
         "recipient":{"id":"28:bot","name":"Guide"},"locale":"ko-KR",
         "entities":[{"mentioned":{"id":"28:bot","name":"Guide"},"text":"<at>Guide</at>","type":"mention"},{"locale":"ko-KR","country":"KR","platform":"Web","type":"clientInfo"}],
         "channelData":{"tenant":{"id":"11111111-1111-4111-8111-111111111111"},"source":{"name":"text"}},
         "attachments":[{"contentType":"text/html","content":"<p>it was bought through an EA</p>"}]}
        """);

    private readonly ConnectorClient client = new(new Uri("https://smba.trafficmanager.net/apac/"), MicrosoftAppCredentials.Empty);
    private ConversationReference where = null!;
    private string card = null!;

    [GlobalSetup]
    public void Load()
    {
        where = ActivityBody.Parse(message)!.GetConversationReference();
        var said = new Input.Said("The customer's Office 365 came from an EA and they want us to manage it.") { SaidAt = Shipped.Noon, Asker = "asker" };
        Reply answer = Shipped.Triage.Turn.Take(null, said, Shipped.Noon).Replies[0];
        card = TeamsCards.Load(HostVerb.CardsDirectory, Shipped.Triage.Phrases.Say).Render(answer, "case-reference").Json;
    }

    public void Dispose()
    {
        client.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Within bounds, and an activity of it.</summary>
    [Benchmark]
    public Activity? Read() => ActivityBody.Parse(message);

    /// <summary>The same bounds, and the activity by the SDK's serializer.</summary>
    [Benchmark]
    public Activity? ReadBySerializer()
    {
        var text = Encoding.UTF8.GetString(message);
        using var document = JsonDocument.Parse(message, ActivityShape.Options);
        return ActivityShape.Fits(document.RootElement) ? JsonConvert.DeserializeObject<Activity>(text, Settings) : null;
    }

    /// <summary>The activity around a card, in bytes.</summary>
    [Benchmark]
    public int Write() => ActivityWriter.Write(Around(new CardJson(card))).Length;

    /// <summary>The card as objects, and the activity by the SDK's client.</summary>
    [Benchmark]
    public int WriteBySerializer() =>
        Encoding.UTF8.GetBytes(SafeJsonConvert.SerializeObject(Around(JObject.Parse(card)), client.SerializationSettings)).Length;

    private Activity Around(object content)
    {
        var activity = (Activity)MessageFactory.Attachment(new Attachment { ContentType = TeamsCard.ContentType, Content = content });
        return activity.ApplyConversationReference(where);
    }
}
