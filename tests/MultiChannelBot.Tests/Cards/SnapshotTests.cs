using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Tests.Channels.WebChat;

namespace MultiChannelBot.Tests.Cards;

/// <summary>
/// A few cards as they were looked at and found good. What differs is written to tests/artifacts/snapshots: look at it, and
/// where it is better, put it in the place of the old one.
/// </summary>
public class SnapshotTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("question-first-customer-ko")]
    [InlineData("answer-request-relationship-sales-en")]
    public void The_card_is_the_one_that_was_reviewed(string name) =>
        Snapshot.Compare(name + ".json", JsonNode.Parse(TeamsCardsFixture.Cards.Render(Sample(name), SampleReplies.Reference).Json)!.ToJsonString(Readable) + "\n");

    [Theory]
    [InlineData("answer-request-relationship-customer-en")]
    [InlineData("summary.title-customer-ko")]
    public void The_card_of_the_web_page_is_the_one_that_was_reviewed(string name) => Snapshot.Compare(
        $"web/{name}.json", JsonNode.Parse(WebCardsFixture.All().Single(card => card.Name == name).Json)!.ToJsonString(Readable) + "\n");

    [Theory]
    [InlineData("answer-new-azure-subscription-sales-en")]
    [InlineData("answer-need-info-customer-ko")]
    public void The_plain_text_is_the_one_that_was_reviewed(string name) =>
        Snapshot.Compare(name + ".txt", TeamsCardsFixture.Cards.Render(Sample(name), SampleReplies.Reference).Text + "\n");

    private static Reply Sample(string name) => SampleReplies.All().Single(sample => sample.Name == name).Reply;
}
