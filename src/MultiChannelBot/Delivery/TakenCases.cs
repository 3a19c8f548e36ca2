using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.State;

namespace MultiChannelBot.Delivery;

/// <summary>
/// Notes in the own case of whoever took another over which one that is: what they type in the conversation then goes on there. Their
/// own stays as it is. Where the note is lost, what they type goes to their own, and the card still takes their presses.
/// </summary>
public sealed partial class TakenCases(ICaseStore cases, IPreferenceStore preferences, KeyMaker keys, ILogger<TakenCases> logger)
{
    /// <summary>Notes a take-over once it is saved.</summary>
    /// <param name="arrival">The press that took the case over.</param>
    /// <param name="taken">The case as it was taken over.</param>
    internal async Task NoteAsync(Arrival arrival, CaseState taken)
    {
        if (arrival.Own is not { } own)
        {
            return;
        }

        try
        {
            // Where the case is one of theirs that they took back, they find it without a note.
            for (var key = own; key != arrival.Case && !await WriteAsync(arrival, key, taken).ConfigureAwait(false); key = keys.CaseAfter(key))
            {
            }
        }
        catch (StateUnavailableException away)
        {
            NotNoted(logger, away);
        }
    }

    /// <summary>False where somebody else has that case, so that the person's own is one after it.</summary>
    private async Task<bool> WriteAsync(Arrival arrival, CaseKey key, CaseState taken)
    {
        var isTheirs = true;
        await CaseNote.WriteAsync(cases, key, new ClaimId(arrival.Claim.Value + "-own"), async kept =>
        {
            isTheirs = IsTheirs(arrival, kept);
            if (!isTheirs || Changed(arrival, kept, taken) is not { } closure)
            {
                return null;
            }

            // So that "forget me" finds it.
            await preferences.OpenAsync(arrival.User, arrival.Tenant, key).ConfigureAwait(false);
            return closure;
        }).ConfigureAwait(false);
        return isTheirs;
    }

    private static bool IsTheirs(Arrival arrival, StoredCase kept) =>
        kept.Value is not { } value || CaseJson.ReadState(value) is not StateReading.Read { State.Owner: { } owner } || owner == arrival.User.Value;

    /// <summary>Null where the case cannot be read: the next turn sets it aside.</summary>
    private static Closure? Changed(Arrival arrival, StoredCase kept, CaseState taken)
    {
        var state = kept.Value is not { } value ? new CaseState { Owner = arrival.User.Value }
            : CaseJson.ReadState(value) is StateReading.Read read ? read.State
            : null;
        return state is null ? null : new Closure(
            kept.Version, CaseJson.WriteState(state with { Taken = new TakenCase(arrival.Case.Value, IsOver: false) }), Replies: null, arrival.User)
        {
            KeptUntil = state.KeptUntil() ?? taken.KeptUntil(),
        };
    }

    [LoggerMessage(1064, LogLevel.Warning, "A take-over could not be noted in the own case of whoever took over; what they type goes to that")]
    private static partial void NotNoted(ILogger logger, Exception away);
}
