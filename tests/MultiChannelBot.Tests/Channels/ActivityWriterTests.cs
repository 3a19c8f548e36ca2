using System.Text;
using System.Text.Json;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Tests.Cards;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace MultiChannelBot.Tests.Channels;

/// <summary>What we put on the wire is what the SDK's serializer would have put there.</summary>
public sealed class ActivityWriterTests
{
    private static readonly ConversationReference Where = new()
    {
        ActivityId = "1764234000123",
        ChannelId = "msteams",
        ServiceUrl = "https://smba.trafficmanager.net/emea/",
        Locale = "ko-KR",
        User = new ChannelAccount("29:a", "김 \"예시\" <b>", aadObjectId: "22222222-2222-4222-8222-222222222222"),
        Bot = new ChannelAccount("28:b", "Guide", "bot"),
        Conversation = new ConversationAccount(true, "groupChat", "19:c@thread.v2", "A \u2028 chat \ud83d\ude00", tenantId: "11111111-1111-4111-8111-111111111111"),
    };

    [Fact]
    public void Every_reply_is_written_as_the_SDK_writes_it()
    {
        using var client = new ConnectorClient(new Uri(Where.ServiceUrl), MicrosoftAppCredentials.Empty);
        var count = 0;
        foreach (var (name, reply) in SampleReplies.All())
        {
            var activity = Message(TeamsCardsFixture.Cards.Render(reply, SampleReplies.Reference));
            activity.Id = count % 2 == 0 ? null : "1764234000124";

            Assert.True(ActivityWriter.Writes(activity), name);
            var theirs = Read(Microsoft.Rest.Serialization.SafeJsonConvert.SerializeObject(activity, client.SerializationSettings));
            var empty = theirs.Properties().Where(part => part.Value is JArray { Count: 0 }).ToList();
            empty.ForEach(part => part.Remove());
            Assert.True(JToken.DeepEquals(theirs, Read(Encoding.UTF8.GetString(ActivityWriter.Write(activity).Span))), name);
            count++;
        }

        Assert.True(count > 20, "there are replies of every shape");
    }

    [Fact]
    public void Parts_that_are_missing_are_left_out()
    {
        var activity = Message(new TeamsCard("{}", "One line", "One line"));
        (activity.Conversation, activity.From, activity.Locale) = (new ConversationAccount(id: "19:c"), null, null);
        using var written = JsonDocument.Parse(ActivityWriter.Write(activity));

        Assert.Equal("""{"id":"19:c"}""", written.RootElement.GetProperty("conversation").GetRawText());
        Assert.False(written.RootElement.TryGetProperty("from", out _));
        Assert.False(written.RootElement.TryGetProperty("locale", out _));
    }

    [Fact]
    public void Other_messages_are_left_to_the_SDK()
    {
        var text = (Activity)MessageFactory.Text("hello");
        var foreign = (Activity)MessageFactory.Attachment(new Attachment { ContentType = TeamsCard.ContentType, Content = new JObject() });
        var withText = Message(new TeamsCard("{}", "One line", "One line"));
        withText.Text = "beside the card";

        Assert.All([text, foreign, withText], activity => Assert.False(ActivityWriter.Writes(activity)));
    }

    internal static Activity Message(TeamsCard card)
    {
        var activity = (Activity)MessageFactory.Attachment(new Attachment { ContentType = TeamsCard.ContentType, Content = new CardJson(card.Json) });
        activity.Summary = card.Summary;
        return activity.ApplyConversationReference(Where);
    }

    private static JObject Read(string json) =>
        JsonConvert.DeserializeObject<JObject>(json, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!;
}
