using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.Settings;
using MultiChannelBot.State;

namespace MultiChannelBot.Reminders;

/// <summary>
/// Does what a saved turn wants of reminders. All of it may be repeated. What is lost between the saving of a turn and this is
/// made up for by the next delivery, and what was not dropped is found unwanted when it is due.
/// </summary>
public sealed class ReminderKeeping(IReminderStore store, KeyMaker keys, SealedText seal, ReminderSettings settings, ReminderAlarm alarm)
{
    /// <summary>Carries out the order of a turn, before its reply says so.</summary>
    internal Task CarryOutAsync(Arrival arrival, CaseState state, ReminderOrder order) => order switch
    {
        ReminderOrder.Keep keep => KeepAsync(arrival, state, keep.Reminder),
        ReminderOrder.Drop drop => store.CancelAsync(keys.Reminder(arrival.Case, drop.Code)),
        _ => throw new InvalidOperationException($"No way to do {order.GetType().Name}."),
    };

    /// <summary>
    /// Keeps what a saved turn wanted whose host may have died before it did so. Those of days that have come are left alone:
    /// they may have been sent.
    /// </summary>
    internal async Task MakeUpAsync(Arrival arrival, CaseState? state, DateTimeOffset now)
    {
        foreach (var reminder in state?.Ahead(DateOnly.FromDateTime(now.UtcDateTime).AddDays(1)) ?? [])
        {
            await KeepAsync(arrival, state!, reminder).ConfigureAwait(false);
        }
    }

    /// <summary>Deletes all reminders of a person.</summary>
    internal Task ForgetAsync(UserKey owner) => store.ForgetAsync(owner);

    /// <summary>The person has written: what their conversation had refused is tried again.</summary>
    internal async Task ReviveAsync(UserKey owner)
    {
        if (await store.ReviveAsync(owner).ConfigureAwait(false) > 0)
        {
            alarm.Ring();
        }
    }

    private Task KeepAsync(Arrival arrival, CaseState state, Reminder reminder)
    {
        if (arrival.ReturnAddress is not { } address)
        {
            throw new InvalidOperationException("A channel that can write later says where to.");
        }

        var key = keys.Reminder(arrival.Case, reminder.Code);
        var content = new ReminderContent(
            address, Speakers.Of(state, arrival).Language.Code(), reminder.Day, reminder.Outcome.Code(), reminder.Product?.Code, reminder.Code, arrival.Case.Value);
        return store.SetAsync(new KeptReminder(
            key,
            state.Owner is { } owner ? new UserKey(owner) : arrival.User,
            keys.Place(new ConversationId(arrival.Channel, address.Tenant, address.Conversation)),
            new DateTimeOffset(reminder.Day.ToDateTime(new TimeOnly(settings.HourUtc, 0)), TimeSpan.Zero),
            seal.Seal(content.Write(), key.Value)));
    }
}
