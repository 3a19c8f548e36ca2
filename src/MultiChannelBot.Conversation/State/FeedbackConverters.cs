using MultiChannelBot.Conversation.Feedback;

namespace MultiChannelBot.Conversation;

internal sealed class FeedbackVerdictConverter : CodeConverter<FeedbackVerdict>
{
    protected override string Write(FeedbackVerdict value) => value.Code();

    protected override bool TryRead(string code, out FeedbackVerdict value)
    {
        var found = FeedbackCodes.ParseVerdict(code);
        value = found ?? default;
        return found is not null;
    }
}

internal sealed class FeedbackReasonConverter : CodeConverter<FeedbackReason>
{
    protected override string Write(FeedbackReason value) => value.Code();

    protected override bool TryRead(string code, out FeedbackReason value)
    {
        var found = FeedbackCodes.ParseReason(code);
        value = found ?? default;
        return found is not null;
    }
}
