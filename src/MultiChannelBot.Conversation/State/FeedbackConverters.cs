using MultiChannelBot.Conversation.Feedback;

namespace MultiChannelBot.Conversation;

internal sealed class FeedbackVerdictConverter : FoundCodeConverter<FeedbackVerdict>
{
    protected override string Write(FeedbackVerdict value) => value.Code();

    protected override FeedbackVerdict? Find(string code) => FeedbackCodes.ParseVerdict(code);
}

internal sealed class FeedbackReasonConverter : FoundCodeConverter<FeedbackReason>
{
    protected override string Write(FeedbackReason value) => value.Code();

    protected override FeedbackReason? Find(string code) => FeedbackCodes.ParseReason(code);
}
