using System.Globalization;
using System.Text.Json;
using Microsoft.Bot.Schema;
using MultiChannelBot.Channels.Teams.Presses;
using MultiChannelBot.Conversation;
using MultiChannelBot.Guidance;

namespace MultiChannelBot.Channels.Teams;

/// <summary>Translates an activity into an <see cref="Input"/>. It decides nothing.</summary>
internal static class ActivityReader
{
    /// <summary>
    /// The input of an activity; null for one that the conversation has nothing to do with: reactions, unknown types, a
    /// card that is not ours.
    /// </summary>
    /// <param name="asker">The opaque key of the sender.</param>
    public static (Input? Input, string? CaseReference) Read(Activity activity, string asker, Role defaultRole, DateTimeOffset now)
    {
        var saidAt = activity.Timestamp ?? now;
        var locale = LanguageCodes.Parse(activity.Locale);
        switch (activity.Type)
        {
            case ActivityTypes.Message when ReadPress(activity.Value) is { } card:
                return (new Input.Clicked(card.Press) { Asker = asker, SaidAt = saidAt, Locale = locale, DefaultRole = defaultRole }, card.Reference);

            case ActivityTypes.Invoke when Execution.Of(activity) is { } executed && ReadPress(executed.Data) is { } card:
                return (new Input.Clicked(card.Press) { Asker = asker, SaidAt = saidAt, Locale = locale, DefaultRole = defaultRole }, card.Reference);

            case ActivityTypes.Message when activity.Text is not null || activity.Value is null:
                return (new Input.Said(Mentions.StripOwn(activity)) { Asker = asker, SaidAt = saidAt, Locale = locale, DefaultRole = defaultRole }, null);

            // Undone deletions come the same way, and say nothing new.
            case ActivityTypes.MessageUpdate when activity is ReceivedActivity { EventType: null or "editMessage" } && activity.Text is not null:
                return (new Input.Edited(Mentions.StripOwn(activity), WrittenAt(activity)) { Asker = asker, SaidAt = saidAt, Locale = locale, DefaultRole = defaultRole }, null);

            case ActivityTypes.ConversationUpdate when activity.MembersAdded?.Any(member => member?.Id is { } id && id == activity.Recipient?.Id) == true:
            // An upgrade ("add-upgrade") comes to where the bot is already: nobody is to be greeted again.
            case ActivityTypes.InstallationUpdate when activity.Action is "add":
                return (new Input.Arrived { Asker = asker, SaidAt = saidAt, Locale = locale, DefaultRole = defaultRole }, null);

            default:
                return (null, null);
        }
    }

    /// <summary>True for activities that mark the bot's arrival: they belong to the conversation, not to a person.</summary>
    public static bool IsArrival(Activity activity) => activity.Type is ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate;

    /// <summary>When a message was first sent: Teams gives it as its id, in milliseconds since 1970. Null where the id is another.</summary>
    private static DateTimeOffset? WrittenAt(Activity activity) =>
        activity.Id is { Length: 13 } id && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    private static (Press Press, string Reference)? ReadPress(object? value) =>
        value is JsonElement json && TeamsCardValue.TryRead(json, out var press, out var reference) ? (press, reference) : null;
}
