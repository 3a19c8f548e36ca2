using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MultiChannelBot.Conversation.Replies;

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
        Compare(name + ".json", JsonNode.Parse(TeamsCardsFixture.Cards.Render(Sample(name), SampleReplies.Reference).Json)!.ToJsonString(Readable) + "\n");

    [Theory]
    [InlineData("answer-new-azure-subscription-sales-en")]
    [InlineData("answer-need-info-customer-ko")]
    public void The_plain_text_is_the_one_that_was_reviewed(string name) =>
        Compare(name + ".txt", TeamsCardsFixture.Cards.Render(Sample(name), SampleReplies.Reference).Text + "\n");

    private static Reply Sample(string name) => SampleReplies.All().Single(sample => sample.Name == name).Reply;

    private static void Compare(string file, string actual)
    {
        var reviewed = Path.Combine(NodeScript.Root, "tests", "MultiChannelBot.Tests", "Cards", "Snapshots", file);
        if (File.Exists(reviewed) && File.ReadAllText(reviewed) == actual)
        {
            return;
        }

        var folder = Directory.CreateDirectory(Path.Combine(NodeScript.Root, "tests", "artifacts", "snapshots"));
        File.WriteAllText(Path.Combine(folder.FullName, file), actual);
        Assert.Fail($"{file} differs from the reviewed one; the new one is in {folder.FullName}.");
    }
}
