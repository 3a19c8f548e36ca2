using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;

namespace MultiChannelBot.Delivery;

/// <summary>How state and preferences of a person complete each other.</summary>
internal static class Speakers
{
    /// <summary>The state with what it lacks taken from the preferences; null where both say nothing.</summary>
    public static CaseState? Complete(CaseState? state, Preferences preferences)
    {
        if (state is null && preferences == Preferences.None)
        {
            return null;
        }

        state ??= new CaseState();
        return state with
        {
            Language = state.Language ?? preferences.Language,
            Role = state.Role ?? preferences.Role,
            PartnerType = state.PartnerType ?? preferences.PartnerType,
        };
    }

    /// <summary>
    /// The preferences after a turn. Only what this turn changed counts: an older case that still carries another language
    /// must not undo what was set elsewhere since.
    /// </summary>
    public static Preferences After(Preferences preferences, CaseState? before, CaseState after) => new(
        after.Language is not null && after.Language != before?.Language ? after.Language : preferences.Language,
        after.Role is not null && after.Role != before?.Role ? after.Role : preferences.Role,
        after.PartnerType is not null && after.PartnerType != before?.PartnerType ? after.PartnerType : preferences.PartnerType);

    /// <summary>In which language and role to speak.</summary>
    public static Speaker Of(CaseState? state, Arrival arrival) => new(
        state?.Language ?? arrival.Input.Locale ?? arrival.Fallback.Language,
        state?.Role ?? arrival.Fallback.Role);

    /// <summary>The same from a case as it is kept, readable or not.</summary>
    public static Speaker Of(StoredCase kept, Arrival arrival) => Of(
        kept.Value is { } value && CaseJson.ReadState(value) is StateReading.Read read ? read.State : null, arrival);
}
