using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Dialogs;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Tests.Cards;

namespace MultiChannelBot.Tests.Channels.Slack;

/// <summary>
/// One message of each kind as it was looked at and found good. What differs is written to tests/artifacts/snapshots: look at
/// it (the list goes into the Block Kit Builder as "blocks"), and where it is better, put it in the place of the old one.
/// </summary>
public class SlackSnapshotTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string, string> Kinds { get; } = new(
        from kind in (string[])["welcome", "question-buttons", "question-set", "answer-request-relationship", "answer-need-info", "answer-two", "notice", "message", "inert"]
        from language in LanguageCodes.All
        select (kind, language.Code()));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_message_is_the_one_that_was_reviewed(string kind, string language)
    {
        var message = kind == "inert"
            ? SlackCardsFixture.Cards.Inert(null, LanguageCodes.Parse(language)!.Value, Role.Sales)
            : SlackCardsFixture.Render(kind == "message" ? Message(LanguageCodes.Parse(language)!.Value) : Sample(kind, language), isShared: true);
        var shown = new JsonObject { ["text"] = message.Text, ["blocks"] = message.Blocks() };

        Snapshot.Compare($"slack/{kind}-{language}.json", shown.ToJsonString(Readable) + "\n");
    }

    private static Reply Sample(string kind, string language) => SampleReplies.All().Single(sample => sample.Name == $"{kind}-sales-{language}").Reply;

    private static Notice Message(Language language) => SampleReplies.Notice with
    {
        Language = language,
        Title = Line.Of("action.message"),
        Body = [],
        Letter = LetterWriter.Write(SampleOutcomes.RequestRelationship, Role.Sales, Party.Customer, language, null),
    };
}
