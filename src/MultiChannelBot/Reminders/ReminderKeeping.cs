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
public sealed class ReminderKeeping(IReminderStore store, ICaseCodeStore codes, IPreferenceStore preferences, KeyMaker keys, SealedText seal, ReminderSettings settings, ReminderAlarm alarm)
{
    private static readonly TimeSpan Easternmost = TimeSpan.FromHours(14);

    /// <summary>Carries out the order of a turn, before its reply says so.</summary>
    internal Task CarryOutAsync(Arrival arrival, CaseState state, ReminderOrder order) => order switch
    {
        ReminderOrder.Keep keep => KeepAsync(arrival, state, keep.Reminder),
        ReminderOrder.Drop drop => store.CancelAsync(keys.Reminder(arrival.Case, drop.Code)),
        _ => throw new InvalidOperationException($"No way to do {order.GetType().Name}."),
    };

    /// <summary>
    /// Keeps what a saved turn wanted whose host may have died before it did so. Those of days that have come
    /// anywhere are left alone: they may have been sent.
    /// </summary>
    internal async Task MakeUpAsync(Arrival arrival, CaseState? state, DateTimeOffset now)
    {
        foreach (var reminder in state?.Ahead(DateOnly.FromDateTime(now.UtcDateTime)).Where(reminder => now < Earliest(reminder.Day)) ?? [])
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

    private async Task KeepAsync(Arrival arrival, CaseState state, Reminder reminder)
    {
        if (arrival.ReturnAddress is not { } address)
        {
            throw new InvalidOperationException("A channel that can write later says where to.");
        }

        var key = keys.Reminder(arrival.Case, reminder.Code);
        var owner = state.Owner is { } asked ? new UserKey(asked) : arrival.User;
        var place = keys.Place(new ConversationId(arrival.Channel, address.Tenant, address.Conversation));
        var content = new ReminderContent(
            address, Speakers.Of(state, arrival).Language.Code(), reminder.Day, reminder.Outcome.Code(), reminder.Product?.Code, reminder.Code, arrival.Case.Value);

        // The case outlasts its reminder; so does what leads to it.
        var until = Conversation.Reminders.KeptUntil(reminder.Day);
        await codes.KeepAsync(keys.Code(reminder.Code), arrival.Case, until).ConfigureAwait(false);
        await preferences.KeepAsync(owner, arrival.Tenant, arrival.Case, until).ConfigureAwait(false);
        await store.SetAsync(new KeptReminder(
            key, owner, place, arrival.Home ?? place, DueOn(reminder.Day, arrival.Zone), seal.Seal(content.Write(), key.Value))).ConfigureAwait(false);
    }

    /// <summary>The hour of a day at which a person is reminded. Of where they are, nothing but this moment is kept.</summary>
    private DateTimeOffset DueOn(DateOnly day, TimeZoneInfo? zone)
    {
        var hour = day.ToDateTime(new TimeOnly(zone is null ? settings.HourUtc : settings.LocalHour, 0));

        // Where clocks are put forward over that hour, it is the one after.
        hour = zone?.IsInvalidTime(hour) == true ? hour.AddHours(1) : hour;
        return new DateTimeOffset(hour, zone?.GetUtcOffset(hour) ?? TimeSpan.Zero).ToUniversalTime();
    }

    /// <summary>When a reminder of a day may be sent at the earliest, wherever its owner is.</summary>
    private DateTimeOffset Earliest(DateOnly day)
    {
        var (fixedHour, east) = (DueOn(day, zone: null), new DateTimeOffset(day.ToDateTime(new TimeOnly(settings.LocalHour, 0)), Easternmost));
        return fixedHour < east ? fixedHour : east;
    }
}
