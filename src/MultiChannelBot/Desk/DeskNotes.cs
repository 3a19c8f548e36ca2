using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Delivery;

namespace MultiChannelBot.Desk;

/// <summary>
/// Notes in a case what came of passing it on. Until then, and where the note is lost, the case says that nobody knows: the person
/// is then asked before it is passed on once more.
/// </summary>
public sealed partial class DeskNotes(ICaseStore cases, ILogger<DeskNotes> logger)
{
    /// <summary>Puts a note in the place of another; leaves the case alone where that is not there any more.</summary>
    internal async Task KeepAsync(Arrival arrival, DeskPost before, DeskPost? after)
    {
        if (before == after)
        {
            return;
        }

        try
        {
            await CaseNote.WriteAsync(cases, arrival.Case, new ClaimId(arrival.Claim.Value + "-desk"), kept => Task.FromResult(Changed(kept, before, after))).ConfigureAwait(false);
        }
        catch (StateUnavailableException away)
        {
            NotNoted(logger, away);
        }
    }

    private static Closure? Changed(StoredCase kept, DeskPost before, DeskPost? after) =>
        kept.Value is { } value && CaseJson.ReadState(value) is StateReading.Read { State: { Owner: { } owner } state } && state.PassedOn == before
            ? new Closure(kept.Version, CaseJson.WriteState(state with { PassedOn = after }), Replies: null, new UserKey(owner))
            : null;

    [LoggerMessage(1063, LogLevel.Warning, "What came of passing a case on could not be noted; the person is asked before it is passed on once more")]
    private static partial void NotNoted(ILogger logger, Exception away);
}
