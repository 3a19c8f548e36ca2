using System.Globalization;

namespace MultiChannelBot.Conversation.Feedback;

/// <summary>
/// What a button of feedback says: "wrong", "wrong:dead-link", "wrong:none"; of one of several subscriptions with its number
/// before, "1:useful".
/// </summary>
/// <param name="Subscription">Counted from zero; null for all that the case holds.</param>
/// <param name="Reason">Null where none was chosen yet.</param>
/// <param name="IsWithoutReason">True where the person chose to give none.</param>
internal sealed record FeedbackPress(int? Subscription, FeedbackVerdict Verdict, FeedbackReason? Reason = null, bool IsWithoutReason = false)
{
    private const string None = "none";

    /// <summary>The key of the text that stands on the button.</summary>
    public string Label => Reason is { } reason ? $"feedback.reason.{reason.Code()}"
        : IsWithoutReason ? "feedback.reason.none"
        : $"feedback.{Verdict.Code()}";

    /// <summary>Reads what a button says; null for anything that no button of a case of so many subscriptions says.</summary>
    public static FeedbackPress? Read(string? text, int subscriptions)
    {
        var parts = (text ?? string.Empty).Split(':');
        int? subscription = null;
        if (int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            if (number >= subscriptions)
            {
                return null;
            }

            (subscription, parts) = (number, parts[1..]);
        }

        return parts switch
        {
            [var verdict] when FeedbackCodes.ParseVerdict(verdict) is { } given => new FeedbackPress(subscription, given),
            [var verdict, None] when FeedbackCodes.ParseVerdict(verdict) is { } given => new FeedbackPress(subscription, given, IsWithoutReason: true),
            [var verdict, var why] when FeedbackCodes.ParseVerdict(verdict) is { } given && FeedbackCodes.ParseReason(why) is { } reason
                && given.Reasons().Contains(reason) => new FeedbackPress(subscription, given, reason),
            _ => null,
        };
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var why = Reason is { } reason ? ":" + reason.Code() : IsWithoutReason ? ":" + None : string.Empty;
        var which = Subscription is { } number ? number.ToString(CultureInfo.InvariantCulture) + ":" : string.Empty;
        return which + Verdict.Code() + why;
    }
}
