using System.Text;
using MultiChannelBot.Conversation.Understanding;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>Messages that were changed after they were sent.</summary>
internal sealed partial class TypedTextReader
{
    /// <summary>
    /// Takes what a changed message states as a correction. Null where it is too late for one, or states nothing: a command or a
    /// choice is not carried out a second time. It was in the case already, so it neither adds to it nor begins another one.
    /// </summary>
    public TurnResult? TakeEdit(Draft draft, Input.Edited edited)
    {
        if (!IsInTime(draft.State, edited) || Encoding.UTF8.GetByteCount(edited.Text) > ConversationSettings.LongestText)
        {
            return null;
        }

        var asking = dialog.Locate(draft.State) as Position.Asking;
        var reading = understanding.Read(edited.Text, asking?.Fact, draft.Today);
        if (reading.Facts.IsEmpty || reading.OtherQuestion || reading.OffTopic != OffTopic.None)
        {
            return null;
        }

        return reading.Subscriptions.Length > 1 && reading.Subscriptions.Length >= draft.State.Subscriptions.Length
            ? dialog.Continue(overTime.CorrectEach(draft, reading.Subscriptions))
            : Facts(draft, reading with { Act = Act.Change, Adds = false, AnotherCustomer = false }, asking);
    }

    /// <summary>
    /// Where the channel does not tell when the message was sent, it was at the latest when the case last changed.
    /// </summary>
    private static bool IsInTime(CaseState state, Input.Edited edited)
    {
        var written = edited.WrittenAt ?? state.Subscriptions.SelectMany(known => known.SaidAt.Values).Cast<DateTimeOffset?>().Max();
        return written is { } at && edited.SaidAt - at <= ConversationSettings.EditStaysCorrection;
    }
}
